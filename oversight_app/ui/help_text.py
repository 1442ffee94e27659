"""Help as it is set on the page: Markdown in the window's own colours, sizes and spaces."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from oversight_app.help import folder
from oversight_app.ui.theme import Role, Theme

_HEADINGS = {1: Role.PAGE_TITLE, 2: Role.CARD_TITLE, 3: Role.BODY}
_LINE_HEIGHT = 135.0
"""Per cent of the font's own."""


def set_help(document: QTextDocument, written: str, theme: Theme, *, wide: int) -> None:
    """Set a topic into a document; pictures are drawn no wider than ``wide`` pixels."""
    document.setBaseUrl(QUrl.fromLocalFile(f"{folder()}/"))
    document.setDefaultFont(theme.font(Role.BODY))
    document.setDocumentMargin(0)
    document.setMarkdown(written, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    _set_blocks(document, theme)
    _set_pictures(document, wide)
    _set_tables(document, theme)


def _set_blocks(document: QTextDocument, theme: Theme) -> None:
    px = theme.px
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        layout = block.blockFormat()
        level = layout.headingLevel()
        listed = block.textList() is not None
        set_to = QTextBlockFormat()
        set_to.setLineHeight(
            _LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        if level:
            first = block == document.begin()
            set_to.setTopMargin(0 if first else px(18 if level == 2 else 12))
            set_to.setBottomMargin(px(10 if level == 1 else 6))
            look = QTextCharFormat()
            font = theme.font(_HEADINGS.get(level, Role.BODY), QFont.Weight.DemiBold.value)
            look.setFont(font)
            # Qt makes a heading larger by itself, over the size that is set.
            look.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(look)
        elif cursor.currentTable() is not None:
            set_to.setTopMargin(px(2))
            set_to.setBottomMargin(px(2))
        else:
            set_to.setTopMargin(0)
            set_to.setBottomMargin(px(5 if listed else 9))
        QTextCursor(block).mergeBlockFormat(set_to)
        block = block.next()


def _set_pictures(document: QTextDocument, wide: int) -> None:
    """Draw each at half its pixels, as they are made at twice the size, where there is room."""
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            part = parts.fragment()
            shown = part.charFormat().toImageFormat()
            if shown.isValid():
                from PySide6.QtGui import QImageReader

                size = QImageReader(str(folder() / shown.name())).size()
                cursor = QTextCursor(document)
                cursor.setPosition(part.position())
                cursor.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
                width = min(size.width() / 2, float(max(wide, 1)))
                shown.setWidth(width)
                shown.setHeight(size.height() * width / max(size.width(), 1))
                cursor.setCharFormat(shown)
            parts += 1
        block = block.next()


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
        look.setBottomMargin(theme.px(12))
        frame.setFormat(look)
        for column in range(frame.columns()):
            cell = frame.cellAt(0, column)
            heading = cell.format().toTableCellFormat()
            heading.setBackground(QColor(theme.tokens.subtle))
            cell.setFormat(heading)
