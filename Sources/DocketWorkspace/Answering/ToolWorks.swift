import DocketDomain
import Foundation
import OrderedCollections

/// What came of an assistant's calls.
struct ToolWorks: Sendable {
    private var changed: OrderedDictionary<ArtifactID, PreparedContent> = [:]
    private var changes: [String] = []
    private var notes: [String] = []

    /// The new revisions, one for each artifact.
    var artifacts: [Reply.ArtifactWork] { changed.map { .revise($0.key, content: $0.value.content) } }
    var blobs: [String: Data] {
        changed.values.reduce(into: [:]) { blobs, content in blobs.merge(content.blobs) { first, _ in first } }
    }

    func content(of artifact: ArtifactID) -> PreparedContent? { changed[artifact] }

    mutating func revise(_ artifact: ArtifactSummary, _ content: PreparedContent) {
        if changed[artifact.id] == nil { changes.append("Changed “\(artifact.title)”.") }
        changed[artifact.id] = content
    }

    mutating func note(_ sentence: String) { notes.append(sentence) }

    /// - Parameter reason: Without a full stop, or with one.
    mutating func refuse(_ reason: String) {
        notes.append("Not done: \(reason)\(reason.hasSuffix(".") ? "" : ".")")
    }

    /// What is told below the answer; empty where nothing was asked for.
    var text: String { Self.list(changes + notes) }

    /// The same where the changes could not be kept.
    var textWithoutChanges: String {
        Self.list((changes.isEmpty ? [] : ["Not done: what it changed could not be kept."]) + notes)
    }

    private static func list(_ sentences: [String]) -> String {
        sentences.map { "- \($0)" }.joined(separator: "\n")
    }
}
