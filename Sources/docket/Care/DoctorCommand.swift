import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace
import Foundation

/// `docket doctor`: what is wrong, and what to do.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check the workspace, the settings, the terminal and the fonts.",
        discussion: """
            Looks at all of the data, which takes time in proportion to it. Ends with 76 where the data has faults; what \
            the terminal or the fonts lack is a warning.
            """)

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let request = global.request
        let bar = ProgressLine("Check", output: global.output)
        var checks = try await WorkspaceCheck(request: request, bar: bar).checks()
        checks += await OutboxCheck(request: request).checks()
        checks += await SettingsCheck(request: request).checks()
        checks += TerminalCheck(environment: request.environment).checks()
        checks += FontCheck(directories: request.directories).checks()
        let isSound = !checks.contains { $0.status == .fault }
        try global.output.show(["checks": .array(checks.map(\.wire)), "ok": .bool(isSound)]) {
            checks.map(\.text).joined(separator: "\n")
        }
        if !isSound { throw ExitStatus.corrupt }
    }
}

/// Something that the doctor has looked at.
struct Check: Sendable {
    enum Status: String, Sendable {
        case ok
        /// Something works less well than it could.
        case warning = "warn"
        /// Data is damaged.
        case fault
    }

    let area: String
    let status: Status
    /// What is so, and, unless all is well, what to do.
    let message: String

    init(_ area: String, _ status: Status, _ message: String) {
        self.area = area
        self.status = status
        self.message = message
    }

    var wire: JSON {
        ["area": .string(area), "status": .string(status.rawValue), "message": .string(message)]
    }

    var text: String {
        "\(status.rawValue.padded(to: 5))  \(area.padded(to: 11))  \(VisibleText.line(message))"
    }
}
