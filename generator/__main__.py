"""The command line of the generator. `make help` lists what calls it."""

import argparse
import json
import sys
from pathlib import Path
from urllib.parse import urlsplit

from .clock import build_day, latest_day
from .loading import BadData, load
from .project import Project
from .publishing.mistakes import in_template, one_line
from .reading.failures import Stop, why
from .reading.naming import counted, listed
from .reading.problems import in_order


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 when all is well, 1 when the data or the site has problems."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options) or 0)
    except Stop as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename}: {why(error)}" if error.filename else error, file=sys.stderr)
    except Exception as error:
        if not in_template(error):
            raise
        print(one_line(error), file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m generator", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: object, help: str) -> argparse.ArgumentParser:
        subparser = commands.add_parser(name, help=help)
        subparser.add_argument(
            "--root",
            dest="project",
            type=lambda folder: Project(Path(folder)),
            default=Project(),
            help="the project (default: here)",
        )
        subparser.set_defaults(run=run)
        return subparser

    command("check", _check, "print every problem of the data")
    command("tree", _tree, "write the pages as Markdown, for another engine or a diff").add_argument(
        "folder", type=Path
    )
    last = command("finish", _finish, "check and compress a built site")
    last.add_argument("site", type=Path)
    last.add_argument("--previous", type=Path, help="the site it replaces, whose assets stay for a while")
    command("serve", _serve, "show the site while it is written").add_argument(
        "--port", type=int, default=8000
    )
    command("keep-edition", _keep, "keep today's data for ever at the address of its edition")
    command(
        "seal-edition", _seal, "write in seals.yml what the new edition of the questionnaire asks, for ever"
    )
    command("visit-doors", _visit, "go to every door, and write what answered (needs a network)")
    partners = command("import-partners", _import, "merge a CSV file into the places of the directory")
    partners.add_argument("file", type=Path, help="an export of France compétences, or our organismes.csv")
    partners.add_argument("--sheet", help="the sheet to read in an export of France compétences: RS…")
    partners.add_argument("--dry-run", action="store_true", help="say what would change, write nothing")
    return parser


def _check(options: argparse.Namespace) -> int:
    from .data.archive import changed
    from .model.facts import due
    from .publishing.sealing import committed, taken_away

    today = latest_day()
    model = load(options.project, today)
    if gone := list(taken_away(model, committed(options.project))):
        raise BadData(gone)
    if stale := changed(options.project, model):
        print(stale, file=sys.stderr)
    names = {"domaine": model.domains, "sous-domaine": model.subdomains, "critère": model.criteria}
    counts = listed(counted(len(parts), name) for name, parts in names.items())
    print(f"Les données sont justes : {counts}.")
    print(f"Faits à relire : {len(list(due(model, today)))}.")
    return 0


def _tree(options: argparse.Namespace) -> None:
    # Imported here: `check` answers in half a second because it does not load the page makers.
    from .publishing.plugin import site_address
    from .publishing.tree import build_tree, write_tree
    from .reading.territory import departments

    widgets = json.loads((options.project.widgets / "manifest.json").read_text(encoding="utf-8"))
    model, base = load(options.project, latest_day()), site_address(options.project)
    tree = build_tree(model, departments(), build_day(), widgets, base, options.project)
    print(f"{write_tree(tree, options.folder)} files in {options.folder}")


def _keep(options: argparse.Namespace) -> None:
    from .data.archive import keep

    print(f"Gardé dans {keep(options.project, load(options.project, latest_day()))}")


def _seal(options: argparse.Namespace) -> None:
    from .publishing.sealing import SEALS, seal_edition

    number = seal_edition(options.project)
    print(
        f"L’édition {number} est scellée dans {SEALS}" if number else "Toutes les éditions sont déjà scellées"
    )


def _import(options: argparse.Namespace) -> int:
    from .importing.places import import_partners

    done = import_partners(options.project, options.file, options.sheet, options.dry_run, latest_day())
    for problem in in_order(done.problems):
        print(problem, file=sys.stderr)
    print(done)
    return 1 if done.problems else 0


def _visit(options: argparse.Namespace) -> int:
    from .importing.doors import visit_doors

    closed = visit_doors(options.project, build_day())
    print(f"Portes à regarder : {len(closed)}." if closed else "Toutes les portes s’ouvrent.")
    return 1 if closed else 0


def _finish(options: argparse.Namespace) -> None:
    from .publishing.deploys import keep_earlier
    from .publishing.finish import finish
    from .publishing.offline import wanted, write_worker
    from .publishing.plugin import site_address

    home = urlsplit(site_address(options.project)).path.strip("/")
    write_worker(options.site, wanted())
    finish(options.site, options.project.cache / "compressed", f"/{home}/" if home else "/")
    if options.previous:
        keep_earlier(options.site, options.previous)


def _serve(options: argparse.Namespace) -> None:
    from .publishing.showing import serve

    serve(options.project, options.port)


if __name__ == "__main__":
    sys.exit(main())
