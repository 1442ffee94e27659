"""The commands of the window itself, whatever page is in front."""

from functools import partial
from typing import TYPE_CHECKING

from oversight_app.ui import asides, finding_ways, help_commands
from oversight_app.ui.commands import Command
from oversight_app.ui.places import PLACES

if TYPE_CHECKING:
    from oversight_app.ui.main_window import MainWindow


FILE_MENU_ENDS_WITH = "backup"
"""The first of the File menu's commands that stand below a page's own."""
_OF_DATA = (
    ("imports", "Imports", "Every file that was brought in, and its rows"),
    ("layouts", "Layouts", "How the columns of returns are matched"),
    ("retention", "Retention", "How long records are kept, and what is past its time"),
    ("history", "History of changes", "What was done, by whom and when"),
    ("backups", "Backups", "The checked copies, where they lie, and what each holds"),
)
"""Tabs of Data that help calls “Data ▸ Backups”: here too, as that reads like a menu."""


def shell_commands(window: "MainWindow") -> list[Command]:
    """Declare them, in the order of their menus."""
    is_open, can_write = window.is_open, window.can_write
    opening, importing = window.opening, window.importing
    return [
        Command("new", "New workspace…", "File", opening.ask_new, "Ctrl+Shift+N",
                "Make a workspace for your office", "plus"),
        Command("open", "Open a workspace…", "File", opening.ask_open, "Ctrl+O",
                "Open a workspace that you have"),
        Command("sample", "Look at the sample", "File", opening.open_sample, "",
                "Open a copy of the sample workspace"),
        Command("example", "Save an example return…", "File", importing.save_example, "",
                "Save a made-up return in an unknown layout, to try bringing one in",
                enabled=can_write),
        Command("export-page", "Export this page…", "File", partial(asides.export_page, window),
                "Ctrl+Shift+E", "Write what this page shows in any format, small numbers hidden",
                "export", enabled=partial(asides.can_export, window)),
        Command("print", "Print this page…", "File", partial(asides.print_page, window), "Ctrl+P",
                "Print what this page shows, as its paper, small numbers hidden", "print",
                enabled=is_open),
        Command("backup", "Back up now", "File", window.back_up, "Ctrl+B",
                "Make a checked copy of the workspace", "backup", enabled=can_write,
                separated=True),
        Command("settings", "Settings…", "File", window.show_settings, "Ctrl+,",
                "Office, figures, papers, backups, colours and text size", "settings"),
        Command("close", "Close the workspace", "File", window.close_workspace, "Ctrl+W",
                "Everything is saved already", enabled=is_open, separated=True),
        Command("quit", "Exit", "File", window.leave, "Ctrl+Q", "Close Oversight"),
        Command("undo", "Undo", "Edit", window.undo, "Ctrl+Z", "Take the last change back",
                "undo", enabled=window.can_undo, names=window.undo_words),
        Command("redo", "Redo", "Edit", window.redo, "Ctrl+Y", "Make the undone change again",
                "redo", enabled=window.can_redo, names=window.redo_words),
        Command("history", "History", "Edit", partial(asides.history, window), "Ctrl+H",
                "What was done, by whom and when, beside the page; undo back to any of it",
                "history", enabled=is_open),
        Command("palette", "Search or jump to…", "Edit", partial(asides.search, window), "Ctrl+K",
                "Reach any record, figure, force, page, command or help by typing", "search",
                separated=True),
        Command("find-record", "Find a record…", "Edit", window.find_record, "Ctrl+Shift+F",
                "Look for words in everything that the office recorded", "search",
                enabled=is_open),
        Command("find-here", "Find on this page…", "Edit", partial(finding_ways.find_here, window),
                "Ctrl+F", "Look for words in what the page in front shows", "search",
                enabled=is_open),
        *(
            Command(f"go-{place.id}", place.words, "View", partial(window.go_to, place.id),
                    f"Ctrl+{number}", f"Go to {place.words}", place.icon, enabled=is_open)
            for number, place in enumerate(PLACES, 1)
        ),
        Command("back", "Back", "View", window.going.back, "Alt+Left",
                "Go back to where you were before, as you left it", "arrow-left",
                enabled=lambda: window.going.trail.can_go_back, separated=True,
                names=partial(finding_ways.back_words, window),
                needs="There is nowhere to go back to yet."),
        Command("forward", "Forward", "View", window.going.forward, "Alt+Right",
                "Go forward again to where you went back from", "arrow-right",
                enabled=lambda: window.going.trail.can_go_forward,
                names=partial(finding_ways.forward_words, window),
                needs="There is nowhere to go forward to."),
        Command("pin", "Pin this place", "View", partial(finding_ways.switch_pin, window),
                "Ctrl+D", "Keep the page and tab in front at the top of Ctrl+K", "pin",
                enabled=is_open, names=partial(finding_ways.pin_words, window)),
        Command("larger", "Larger text", "View", window.larger_text, "Ctrl++",
                "Make all text larger, to twice its size", separated=True),
        Command("smaller", "Smaller text", "View", window.smaller_text, "Ctrl+-",
                "Make all text smaller, to its usual size"),
        Command("dark", "Switch between light and dark", "View", window.switch_scheme,
                "Ctrl+Shift+L", "Change the colours of the window"),
        Command("region", "Next region", "View", window.next_region, "F6",
                "Move the keyboard to the next part of the window", separated=True),
        Command("import", "Bring in a file…", "Data", importing.ask, "Ctrl+Shift+I",
                "Read published figures or a return, look, then keep them", "import",
                enabled=can_write),
        *(
            Command(f"go-data-{tab}", words, "Data", partial(window.go_to, f"data/{tab}"), "",
                    tip, enabled=is_open, separated=tab == "imports")
            for tab, words, tip in _OF_DATA
        ),
        Command("help", "Help on this page", "Help", partial(help_commands.help_here, window),
                "Shift+F1", "Open help on what is in front", "help"),
        Command("what-is-this", "What is this?", "Help",
                partial(help_commands.explain_here, window), "Ctrl+Shift+H",
                "What the figure on this page is, how to read it, and when not to use it",
                enabled=is_open),
        Command("help-first", "First steps", "Help",
                partial(help_commands.open_topic, window, "first-steps"), "",
                "How to begin; every other topic of the help stands beside it"),
        Command("help-it", "For your IT department", "Help",
                partial(help_commands.open_topic, window, "for-it"), "",
                "Where the file lies, who can read it, and what leaves this computer",
                separated=True),
        Command("help-dpo", "For your data protection officer", "Help",
                partial(help_commands.open_topic, window, "for-data-protection"), "",
                "What is kept of people, for how long, and an assessment to start from"),
        Command("save-dpia", "Save the impact assessment…", "Help",
                partial(help_commands.save_assessment, window), "",
                "Save a data protection impact assessment to start from, as a Word document"),
        Command("shortcuts", "Keyboard shortcuts", "Help", window.show_shortcuts, "F1",
                "See what the keyboard can do", "keyboard", separated=True),
        Command("about", "About Oversight", "Help", window.show_about, "",
                "Version, licence and where the figures come from", separated=True),
    ]  # fmt: skip
