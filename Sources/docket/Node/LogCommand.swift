import ArgumentParser
import DocketApp
import DocketDomain
import DocketWorkspace
import Foundation

/// `docket log`: the log of events as a whole.
struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "The log of events as a whole.", subcommands: [LogCopyCommand.self])
}

/// `docket log copy`.
struct LogCopyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy", abstract: "Move a workspace from its file to a log elsewhere, or back.",
        discussion: """
            Copies every event with its id, time and author, all tables and documents, claims, answers to requests and \
            deliveries, and compares both logs in the end: the same number of events with the same SHA-256. Where it was \
            broken off it goes on. Nobody should write meanwhile. The log that is copied stays as it is: once it is \
            copied, make nodes with docket init --log URL, and use the old folder no more.

            --to makes what the log needs, in a database that has no other log. --from makes a new workspace.
            """)

    @Option(help: ArgumentHelp("Copy the workspace's log to there.", valueName: "url"))
    var to: String?

    @Option(help: ArgumentHelp("Copy the log from there into a new workspace.", valueName: "url"))
    var from: String?

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (to == nil) != (from == nil) else { throw ValidationError("Give --to URL or --from URL.") }
    }

    func run() async throws {
        try global.refuseIfReadOnly()
        let bar = ProgressLine("Copy", output: global.output)
        defer { bar?.finish() }
        let report: LogCopyReport
        if let to {
            let workspace = try await global.request.bareWorkspace()
            report = try await workspace.copyLog(to: LogAddress(to)) { bar?.show($0) }
        } else {
            report = try await LocalWorkspace.copyLog(
                from: LogAddress(from ?? ""), to: global.request.folder, telling: { bar?.show($0) })
        }
        bar?.finish()
        try global.output.show(report.wire) { report.text }
        if to != nil { global.output.note("Next: docket init --log URL --workspace FOLDER, for each node.") }
    }
}

extension LogCopyReport {
    fileprivate var wire: JSON {
        [
            "events": .number(events), "copied": .number(copied), "sha256": .string(digest), "blobs": .number(blobs),
            "claims": .number(claims), "requests": .number(requests), "deliveries": .number(deliveries),
        ]
    }

    fileprivate var text: String {
        """
        Both logs have the same \(Count.text(events, "event")), \(copied) of them copied now (SHA-256 \(digest)), \
        \(Count.text(blobs, "blob")), \(Count.text(claims, "claim")), \(Count.text(requests, "answered request")) and \
        \(Count.text(deliveries, "delivery")).
        """
    }
}
