"""A change that takes long is stopped in the window: that is said, and nothing was changed."""

import time

from oversight_app.store import history
from oversight_app.store.changes import Changes
from oversight_app.store.workspace import Workspace
from oversight_app.ui.jobs import Job
from tests.journeys.conftest import Driver


def test_a_stopped_change_says_so_to_the_form_that_waits(at_office: Driver) -> None:
    session = at_office.window.session
    assert session is not None
    before = history.head(session.workspace)
    told: list[Job] = []
    refused: list[Exception] = []

    def stop(job: Job) -> None:
        if job.title == "Saving":
            told.append(job)
            job.cancel()

    def change(workspace: Workspace) -> Changes:
        assert workspace.report is not None
        for done in range(1000):  # ten seconds, unless it is stopped
            workspace.report(done, 1000)
            time.sleep(0.01)
        return Changes("It went on to its end", records=True)

    session.jobs.started.connect(stop)
    session.write("", change, failed=refused.append)
    at_office.settle()
    assert len(told) == 1
    assert [str(error) for error in refused] == ["This was stopped, and nothing was changed."]
    assert history.head(session.workspace) == before
