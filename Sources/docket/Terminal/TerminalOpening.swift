import DocketApp
import DocketDomain
import DocketWorkspace
import Foundation

/// Opens the screen of a workspace, or of the demo, until the user leaves it.
enum TerminalOpening {
    /// Whether there is a terminal to open a screen on.
    static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// Opens a workspace at an address; one that does not exist yet is made.
    static func open(_ global: GlobalOptions, at address: Address?) async throws {
        let request = global.request
        let session = request.readOnly ? try await Session.open(request) : try await Session.create(request).session
        let place = try await session.workspace.queries.resolved(address)
        let start = TerminalProgram.StartOptions(
            address: place, workspaceName: session.folder.lastPathComponent, isReadOnly: request.readOnly,
            environment: request.environment)
        try await end(try await TerminalProgram(session, start).run(), request)
    }

    static func openDemo(at address: Address? = nil, keptAt path: String?, _ request: Session.Request) async throws {
        let demo = try await DemoFolder(keptAt: path, request)
        let ending: TerminalProgram.Ending
        do {
            let start = TerminalProgram.StartOptions(
                address: try await demo.session.workspace.queries.resolved(address), workspaceName: "demo",
                remembers: path != nil, isDemo: true, environment: request.environment)
            ending = try await TerminalProgram(demo.session, start).run()
        } catch {
            demo.remove()
            throw error
        }
        demo.remove()
        leave(after: ending)
    }

    /// Tells what was not stored. A process that was asked to end says so by its exit code, as shells expect it.
    private static func leave(after ending: TerminalProgram.Ending) {
        for line in ending.unstored { Output.complain("docket: not stored: \(line)") }
        if case .terminated(let signal) = ending.cause { exit(128 + signal) }
    }

    private static func end(_ ending: TerminalProgram.Ending, _ request: Session.Request) async throws {
        leave(after: ending)
        if ending.cause == .openDemo { try await openDemo(keptAt: nil, request) }
    }
}
