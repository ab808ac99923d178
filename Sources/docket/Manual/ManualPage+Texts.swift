/// What the command tree does not tell.
extension ManualPage {
    static let description = """
        Without a command docket opens the workspace on the terminal, where it was left or at an address. There `?` \
        lists the keys that work, `:` finds every command by its name, and `q` quits. Everything that the screen can do \
        to data, commands can do too.

        Results go to standard output, messages and progress to standard error. With `--json` a command prints one JSON \
        document, or JSON lines where it says so, and errors are JSON on standard error. Ids and addresses may be \
        shortened to any beginning or ending that only one object has.
        """

    static let settings = """
        The environment comes before a workspace's config.yaml, that before your own, and that before what docket comes \
        with; a command's option comes before them all. `docket config show` tells what holds and where it comes from, \
        `docket config set` changes it. In config.yaml a dot in a name is a level: under exports: stands storage:.
        """

    static let environment: [(name: String, meaning: String)] = [
        ("DOCKET_WORKSPACE", "The workspace's folder, where `--workspace` names none."),
        ("DOCKET_USER", "The user to act as, where `--user` names none."),
        (
            "DOCKET_…",
            """
            Any setting: its name in capitals, with _ in place of dots, such as `DOCKET_THEME` or \
            `DOCKET_EXPORTS_STORAGE`.
            """
        ),
        ("XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME", "Where the files below lie."),
        ("VISUAL, EDITOR", "The editor for long texts."),
        ("NO_COLOR", "Anything in it: no colours."),
        ("ACCESSIBLE", "Anything but 0: a screen for screen readers."),
        (
            "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN",
            "The keys of the bucket, where exports are kept in S3."
        ),
    ]

    static let files: [(path: String, meaning: String)] = [
        (
            "~/.local/share/docket",
            "The workspace, unless another one is named: docket.db, its config.yaml, and exports/."
        ),
        ("~/.config/docket/config.yaml", "Your own settings: assistants, sources, storage, keys, looks."),
        ("~/.local/state/docket", "docket.log, drafts, and what a screen remembers."),
        ("PREFIX/share/docket/resources", "What docket comes with, where it was installed into PREFIX."),
    ]

    static let examples: [(purpose: String, lines: [String])] = [
        ("To look around in a workspace that is ready:", ["docket demo"]),
        (
            "To make a workspace, fill it with the chats of another program, and open it:",
            ["docket init", "docket import ~/Downloads/chatgpt-export.zip", "docket"]
        ),
        (
            "To find an artifact and take it along:",
            ["docket search fees --kind table", "docket export 0192f1c5 --format xlsx --out ."]
        ),
        (
            "To decide about all that waits for one customer:",
            ["docket review list --customer okafor", "docket review accept 0192f1c5 0192f1d7"]
        ),
        (
            "To write so that a repetition is harmless, and to follow what happens:",
            [
                "docket threads new \"Fee comparison\" --idempotency-key order-17 --json",
                "docket events --follow",
            ]
        ),
    ]
}
