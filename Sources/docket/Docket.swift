import ArgumentParser
import DocketDomain

/// The program's commands.
struct Docket: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docket",
        abstract: "Keeps what AI agents make in chats, and has people decide what agents propose.",
        usage: """
            docket [LOCATION]
            docket COMMAND …
            """,
        discussion: """
            A workspace is a folder with one file in it, docket.db; `docket init` makes one. LOCATION is the address of \
            something in it: \(Address.forms).

            Every command takes, before or after its name: --workspace PATH (DOCKET_WORKSPACE), --user ID (DOCKET_USER), \
            --tenant ID, --readonly, --json, --quiet; every one that writes --idempotency-key KEY.

            Exit codes: 0 done · 64 usage · 65 bad data · 66 not found · 69 unavailable · 70 internal · 73 exists \
            already · 74 I/O · 75 conflict, try again · 76 corrupt · 77 not permitted · 78 configuration · \
            130 interrupted.
            """,
        version: "0.1.0",
        subcommands: CommandChoice.needed,
        defaultSubcommand: OpenCommand.self)
}
