"""The real portfolio and an invented one, built once for each worker."""

import pytest

from tests.acceptance.built import Built, built
from tests.portfolio_builder import INVENTED


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The portfolio in data/. Its trees are shared: read them, change nothing."""
    return built(tmp_path_factory.mktemp("real") / "place")


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A small second portfolio with the same pages; nothing of the first may stand in it."""
    return built(tmp_path_factory.mktemp("invented") / "place", INVENTED)
