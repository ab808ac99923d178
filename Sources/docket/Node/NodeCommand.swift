import ArgumentParser
import DocketApp
import DocketDomain
import DocketWorkspace
import Foundation

/// `docket node`: a workspace whose log is elsewhere.
struct NodeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "node", abstract: "A workspace whose log is elsewhere, and how it stands to it.",
        discussion: """
            docket init --log URL makes one. It has a copy of the log in its own file: every query is answered from the \
            copy, every decision is made on the log.
            """,
        subcommands: [NodeStatusCommand.self], defaultSubcommand: NodeStatusCommand.self)
}

/// `docket node status`.
struct NodeStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show where the log is, whether it can be reached, and how far the copy is.",
        discussion: "Copies nothing by itself. Ends with 69 where the log cannot be reached.")

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let status = try await LocalWorkspace.nodeStatus(in: global.request.folder)
        try global.output.show(status.wire) { status.text }
        if status.failure != nil { throw ExitStatus.unavailable }
    }
}

extension NodeStatus {
    fileprivate var wire: JSON {
        [
            "log": .string(address), "name": .string(name), "reachable": .bool(failure == nil),
            "error": failure.map { .string($0.message) } ?? .null, "events": .number(events),
            "reached": reached.map(Self.wire) ?? .null, "head": head.map(Self.wire) ?? .null,
            "behind": behind.map { .number($0) } ?? .null, "other_log": .bool(isOtherLog),
            "held_back_by": heldBack.map { .string($0.text) } ?? .null, "projection": .number(projection),
        ]
    }

    private static func wire(_ place: Checkpoint) -> JSON {
        ["transaction": .number(place.transaction), "position": .number(place.position)]
    }

    fileprivate var text: String {
        var lines = [
            "Log         \(VisibleText.line(address))", "Node        \(name)",
            "Copied      \(Count.text(Int(events), "event"))\(reached.map { ", to \(Self.text($0))" } ?? "")",
        ]
        if let head { lines.append("Log's end   \(Self.text(head))") }
        if let failure {
            lines.append("Reachable   no: \(VisibleText.line(failure.message))")
        } else {
            lines.append("Reachable   yes")
        }
        if isOtherLog {
            lines.append("Behind      another log is there than was copied: it is copied anew by the next command")
        } else if let behind {
            let more = behind == Self.countLimit ? " or more" : ""
            lines.append("Behind      \(Count.text(behind, "event"))\(more)")
        }
        if let heldBack { lines.append("Held back   \(VisibleText.line(heldBack.text))") }
        lines.append("Projection  version \(projection)")
        return lines.joined(separator: "\n")
    }

    private static func text(_ place: Checkpoint) -> String {
        place.transaction == 0 ? "\(place.position)" : "\(place.position) (transaction \(place.transaction))"
    }
}
