import ArgumentParser
import DocketApp
import DocketDomain
import DocketWorkspace
import Foundation
import TerminalKit

/// `docket render`: what the screen shows after some keys, printed.
struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Print the screen, without a terminal.",
        discussion: """
            The same screen as on a terminal, after the keys that you name, such as --keys "j enter / 'fees' enter". \
            The workspace is only read, unless it is a fresh copy of the demo.
            """)

    @Argument(help: ArgumentHelp("An address: \(Address.forms).", valueName: "location"))
    var location: String?

    @Option(help: ArgumentHelp("Columns and rows.", valueName: "columns×rows"))
    var size = SizeArgument(columns: 120, rows: 40)

    @Option(help: ArgumentHelp("Keys by their names; text in quotes is typed.", valueName: "keys"))
    var keys = ""

    @Flag(help: "Print colours as ANSI escape sequences.")
    var ansi = false

    @Option(help: ArgumentHelp("What the time is, as far as the screen tells it.", valueName: "time"))
    var now: TimeArgument?

    @Flag(help: "On a fresh copy of the demo.")
    var demo = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let address: Address? = if let location { try Address(parsing: location) } else { nil }
        let script: KeyScript
        do {
            script = try KeyScript(keys)
        } catch {
            throw ValidationError("--keys: \(error.description)")
        }
        var request = global.request
        let environment = now.map { now in Environment(now: { now.time }, makeID: Environment.live.makeID) } ?? .live
        guard demo else {
            request.readOnly = true
            let session = try await Session.open(request, environment: environment)
            try await print(session, session.folder.lastPathComponent, address, script)
            return
        }
        let copy = try await DemoFolder(keptAt: nil, request, environment: environment)
        defer { copy.remove() }
        try await print(copy.session, "demo", address, script)
    }

    private func print(_ session: Session, _ name: String, _ address: Address?, _ script: KeyScript) async throws {
        let place = try await session.workspace.queries.resolved(address)
        let start = TerminalProgram.StartOptions(
            address: place, workspaceName: name, remembers: false, isReadOnly: !demo,
            environment: global.request.environment)
        let frame = try await HeadlessProgram(session, start).render(
            script.inputs, size: Size(width: size.columns, height: size.rows), colors: ansi ? 256 : 0,
            zone: now == nil ? .current : .gmt)
        try Output.print(ansi ? frame.ansiText() : frame.plainText)
    }
}

/// A screen's size on the command line: `120x40`.
struct SizeArgument: ExpressibleByArgument {
    let columns: Int
    let rows: Int

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }

    init?(argument: String) {
        let parts = argument.lowercased().split(whereSeparator: { $0 == "x" || $0 == "×" }).map { Int($0) }
        guard parts.count == 2, let columns = parts[0], let rows = parts[1], (1...1000).contains(columns),
            (1...1000).contains(rows)
        else { return nil }
        self.init(columns: columns, rows: rows)
    }

    var defaultValueDescription: String { "\(columns)x\(rows)" }
}
