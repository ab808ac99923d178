import ArgumentParser
import DocketApp

/// `docket demo`: the screen on a ready-made workspace.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Open a ready-made workspace to look around in.",
        discussion: "Each time it is a fresh copy, which is removed when you quit, unless you keep it.")

    @Option(help: ArgumentHelp("Keep the copy in this folder.", valueName: "path"))
    var keep: String?

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        guard TerminalOpening.isPossible else {
            throw ValidationError("The demo needs a terminal. `docket render --demo` prints its screen.")
        }
        try await TerminalOpening.openDemo(keptAt: keep, global.request)
    }
}
