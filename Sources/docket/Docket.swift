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
            \(about)

            Every command takes, before or after its name: --workspace PATH (DOCKET_WORKSPACE), --user ID (DOCKET_USER), \
            --tenant ID, --readonly, --json, --quiet; every one that writes --idempotency-key KEY.

            Exit codes: \(ExitStatus.allCases.map { "\($0.rawValue) \($0.meaning)" }.joined(separator: " · ")).
            """,
        version: ProgramVersion.current.text,
        subcommands: CommandChoice.needed,
        defaultSubcommand: OpenCommand.self)

    /// What a workspace is, and what the program's argument names in it.
    static let about = """
        A workspace is a folder with one file in it, docket.db; `docket init` makes one. LOCATION is the address of \
        something in it: \(Address.forms).
        """
}
