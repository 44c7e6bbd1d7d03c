"""The MkDocs plugin: the tree as virtual files, edit links to the YAML, French spaces."""

import json
import os
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.yaml import yaml_load

from ..clock import build_day, latest_day
from ..data.archive import changed
from ..loading import BadData, load
from ..model.referential import Referential
from ..model.typography import french_day, spaces_in_html, typeset
from ..pages.menu import menu
from ..pages.page import Page
from ..pages.rendering import FILTERS
from ..paper.press import BadSheet
from ..project import Project
from ..reading.failures import why
from ..reading.problems import say
from ..reading.territory import departments
from ..rules.publishing import unsaid
from .finish import POLICY
from .mistakes import in_template, one_line
from .offline import ADDRESS, wanted
from .tree import WIDGETS, Tree, build_tree, pages_of, search_file

UNUSED = ("assets/javascripts/", "assets/images/", "assets/stylesheets/palette")


class PluginConfig(Config):
    """`widgets`: the folder that `widgets/build.mjs` filled."""

    widgets = config_options.Type(str, default=".build/widgets")


class CleaPlugin(BasePlugin[PluginConfig]):
    """Gives MkDocs the generated pages; nothing generated is written to `docs/`."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build the whole tree first: bad data stops here, before anything is written."""
        project = Project(Path(config.config_file_path).parent)
        self.widgets = project.root / self.config.widgets
        try:
            model, manifest = self._build(project, config.site_url or "")
        except BadData as error:
            raise PluginError(f"\n{error}") from None
        except FileNotFoundError as error:
            raise PluginError(f"{error.filename} is missing: `make site` makes it") from None
        except OSError as error:
            raise PluginError(f"{error.filename}: {why(error)}") from None
        except BadSheet as error:
            raise PluginError(str(error)) from None
        self._describe(config, model, manifest)
        return config

    def _build(self, project: Project, base: str) -> tuple[Referential, dict[str, str]]:
        """Read the data and make the tree; give the model and what `widgets/build.mjs` made."""
        model = load(project, latest_day())
        manifest = json.loads((self.widgets / "manifest.json").read_text(encoding="utf-8"))
        self.tree: Tree = build_tree(model, departments(), build_day(), manifest, base, project)
        if stale := changed(project, model):
            say(str(stale))
        for problem in unsaid(model, project) if base else ():
            say(str(problem))
        return model, manifest

    def _describe(self, config: MkDocsConfig, model: Referential, manifest: dict[str, str]) -> None:
        """Tell MkDocs and the frame what is on every page."""
        self.words, site = typeset(model.words), typeset(model.site)
        config.site_name, config.site_description = site.name, site.tagline
        config.nav = menu(pages_of(self.tree), self.words["frame"])
        config.extra.update(
            site=site,
            edition=french_day(site.edition),
            policy=POLICY,
            widgets=manifest,
            folder=WIDGETS,
            search=search_file(self.tree),
            offline=wanted() and ADDRESS,
        )
        if config.repo_url:
            config.edit_uri = os.environ.get("EDIT_URI", "edit/main/")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the tree and the widgets' files, each with the address of what one edits.

        Material's scripts and pictures are left out: no page loads them.
        """
        for file in [f for f in files if f.src_uri.startswith(UNUSED)]:
            files.remove(file)
        for file in files.documentation_pages():
            file.edit_uri = f"docs/{file.src_uri}"
        for path, content in self.tree.items():
            files.append(self._file(config, path, content))
        for built in sorted(self.widgets.iterdir()):
            if built.name != "manifest.json":
                files.append(self._file(config, f"{WIDGETS}/{built.name}", built.read_bytes()))
        return files

    def on_env(self, env: Environment, **_: Any) -> Environment:
        """Let the theme's templates read as ours do: the same words and filters, and everything escaped."""
        env.autoescape = True
        env.filters.update(FILTERS)
        env.globals["words"] = self.words
        return env

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Say a mistake in a template, ours or the frame's, in one line instead of MkDocs' traceback."""
        if not isinstance(error, MkDocsException) and in_template(error):
            raise PluginError(one_line(error)) from None

    def _file(self, config: MkDocsConfig, path: str, content: Page | bytes) -> File:
        page = isinstance(content, Page)
        data = content.markdown() if isinstance(content, Page) else content
        level = InclusionLevel.NOT_IN_NAV if page else InclusionLevel.INCLUDED
        file = File.generated(config, path, content=data, inclusion=level)
        file.edit_uri = content.source if isinstance(content, Page) else None
        return file

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, **_: Any) -> str:
        """Keep a generated page's body, which is HTML, from the Markdown parser: half of a build's time."""
        return "" if isinstance(self.tree.get(page.file.src_uri), Page) else markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, **_: Any) -> str:
        """Put that body where Markdown would have put it; a page written by hand gets its French spaces."""
        content = self.tree.get(page.file.src_uri)
        return content.html() if isinstance(content, Page) else spaces_in_html(html)


def site_address(project: Project) -> str:
    """The setting `site_url` of mkdocs.yml, for those who build the tree without MkDocs; empty: none."""
    settings = yaml_load(project.settings.read_text(encoding="utf-8"))
    return str(settings.get("site_url") or "")
