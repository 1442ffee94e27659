"""Help as it is set on the page: Markdown in the window's own colours, sizes and spaces."""

from collections.abc import Iterator

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImageReader,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextOption,
    QTextTable,
)

from oversight_app.help import folder
from oversight_app.ui.theme import Role, Theme

_HEADINGS = {1: Role.PAGE_TITLE, 2: Role.CARD_TITLE, 3: Role.BODY}
_LINE_HEIGHT = 132.0
"""Per cent of the font's own."""
_SEMIBOLD = QFont.Weight.DemiBold
"""The heaviest face that comes with the program; a bolder one would be smeared from it."""
_MARK, _WORDS = 6, 24
"""Where the mark of a list stands, and its words."""
_CODE = 0.9
"""The size of what is typed, to that of the words around it: its letters are drawn larger."""


def set_help(document: QTextDocument, written: str, theme: Theme, *, wide: int) -> None:
    """Set a topic into a document; pictures are drawn no wider than ``wide`` pixels."""
    document.setBaseUrl(QUrl.fromLocalFile(f"{folder()}/"))
    document.setDefaultFont(theme.font(Role.BODY))
    document.setDocumentMargin(0)
    document.setMarkdown(written, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    _set_lists(document, theme)
    for block in list(_blocks(document)):
        _set_block(document, block, theme)
        for part in list(_parts(block)):
            _set_part(document, part, theme, wide)
    _set_tables(document, theme)


def blacken(document: QTextDocument) -> None:
    """Make all words black, for paper."""
    black = QTextCharFormat()
    black.setForeground(QColor("black"))
    for block in list(_blocks(document)):
        for part in list(_parts(block)):
            _over(document, part).mergeCharFormat(black)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _parts(block: QTextBlock) -> Iterator[QTextFragment]:
    parts = block.begin()
    while not parts.atEnd():
        yield parts.fragment()
        parts += 1


def _over(document: QTextDocument, part: QTextFragment) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(part.position())
    cursor.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _set_lists(document: QTextDocument, theme: Theme) -> None:
    """Write the marks of lists as words with a hanging indent: Qt's own touch what they mark."""
    ordered = QTextListFormat.Style.ListDecimal.value
    for block in list(_blocks(document)):
        held = block.textList()
        if held is None:
            continue
        numbered = held.format().style() == QTextListFormat.Style(ordered)
        mark = f"{held.itemNumber(block) + 1}." if numbered else "•"
        block.setUserState(1)
        cursor = QTextCursor(block)
        plain = QTextCharFormat()
        plain.setForeground(theme.color("text3"))
        cursor.insertText(f"{mark}\t", plain)
    for block in list(_blocks(document)):
        held = block.textList()
        if held is not None:
            held.remove(block)


def _set_block(document: QTextDocument, block: QTextBlock, theme: Theme) -> None:
    px = theme.px
    level = block.blockFormat().headingLevel()
    cursor = QTextCursor(block)
    set_to = QTextBlockFormat()
    set_to.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    set_to.setTopMargin(0)
    if level:
        first = block.position() == 0
        set_to.setTopMargin(0 if first else px(16))
        set_to.setBottomMargin(px(10 if level == 1 else 6))
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        look = block.charFormat()
        # Qt makes a heading larger by itself, over the size that is set.
        look.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        look.setFont(theme.font(_HEADINGS.get(level, Role.BODY), _SEMIBOLD.value))
        look.setForeground(theme.color("text"))
        for part in list(_parts(block)):
            _over(document, part).setCharFormat(look)
    elif cursor.currentTable() is not None:
        set_to.setBottomMargin(0)
    elif block.userState() == 1:
        set_to.setIndent(0)
        set_to.setLeftMargin(px(_WORDS))
        set_to.setTextIndent(px(_MARK) - px(_WORDS))
        set_to.setTabPositions(
            [QTextOption.Tab(px(_WORDS) - px(_MARK), QTextOption.TabType.LeftTab)]
        )
        last = block.next().userState() != 1
        set_to.setBottomMargin(px(10 if last else 5))
    else:
        set_to.setBottomMargin(px(10))
    QTextCursor(block).mergeBlockFormat(set_to)


def _set_part(document: QTextDocument, part: QTextFragment, theme: Theme, wide: int) -> None:
    look = part.charFormat()
    if look.isImageFormat():
        shown = look.toImageFormat()
        # Pictures are made at twice their size, so that they stay sharp.
        size = QImageReader(str(folder() / shown.name())).size()
        if size.width() > 0:
            width = min(size.width() / 2 * theme.text_scale, float(max(wide, 1)))
            shown.setWidth(width)
            shown.setHeight(size.height() * width / size.width())
            _over(document, part).setCharFormat(shown)
    elif look.fontFixedPitch():
        look.setProperty(
            QTextFormat.Property.FontPixelSize, round(theme.sizes()[Role.BODY][0] * _CODE)
        )
        _over(document, part).setCharFormat(look)
    elif look.fontWeight() > _SEMIBOLD.value:
        look.setFontWeight(_SEMIBOLD.value)
        _over(document, part).setCharFormat(look)


def _set_tables(document: QTextDocument, theme: Theme) -> None:
    for frame in document.rootFrame().childFrames():
        if not isinstance(frame, QTextTable):
            continue
        look = frame.format()
        look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        look.setCellPadding(theme.px(6))
        look.setCellSpacing(0)
        look.setBorder(1)
        look.setBorderCollapse(True)
        look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setBorderBrush(QColor(theme.tokens.border))
        look.setBottomMargin(theme.px(14))
        frame.setFormat(look)
        for column in range(frame.columns()):
            cell = frame.cellAt(0, column)
            heading = cell.format().toTableCellFormat()
            heading.setBackground(QColor(theme.tokens.subtle))
            cell.setFormat(heading)
