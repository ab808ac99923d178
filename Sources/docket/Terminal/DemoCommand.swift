import ArgumentParser
import DocketApp
import DocketDomain
import DocketWorkspace
import Foundation

/// `docket demo`: the screen on a ready-made workspace.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Open a ready-made workspace to look around in.",
        discussion: """
            Each time it is a fresh copy, which is removed when you quit, unless you keep it. Without a terminal --keep \
            makes the copy and says where it is.
            """)

    @Argument(help: ArgumentHelp("Where to begin, an address: \(Address.forms).", valueName: "location"))
    var location: String?

    @Option(help: ArgumentHelp("Keep the copy in this folder.", valueName: "path"))
    var keep: String?

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard let location else { return }
        guard (try? Address(parsing: location)) != nil else {
            throw ValidationError("“\(location)” is no address. Addresses are \(Address.forms).")
        }
    }

    func run() async throws {
        let address = try location.map(Address.init(parsing:))
        if TerminalOpening.isPossible, !global.json {
            return try await TerminalOpening.openDemo(at: address, keptAt: keep, global.request)
        }
        guard let keep else {
            throw ValidationError(
                "The demo needs a terminal. `docket render --demo` prints its screen, and --keep PATH makes the workspace."
            )
        }
        let folder = try await DemoFolder(keptAt: keep, global.request).session.folder.path
        let viewer = Demo.user.rawValue
        try global.output.show([
            "workspace": .string(folder), "user_id": .string(viewer), "location": location.map(JSON.string) ?? .null,
        ]) {
            "Made the demo in \(VisibleText.line(folder)); its user is \(viewer)."
        }
        let arguments = [location ?? "", "--workspace \(VisibleText.line(folder)) --user \(viewer)"]
        let ledger = VisibleText.line("\(folder)/\(Demo.databaseName)")
        global.output.note(
            "Its queries read a database: add “\(Demo.source): {sqlite: \(ledger)}” to “sources:” in your settings.")
        global.output.note("Open it: docket \(arguments.filter { !$0.isEmpty }.joined(separator: " "))")
    }
}
