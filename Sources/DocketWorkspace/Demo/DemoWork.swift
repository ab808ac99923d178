import DocketAgents
import DocketDomain
import Foundation

/// What an agent's message makes and changes, by the names that the demo gives to artifacts.
struct DemoWork {
    private(set) var works: [Reply.ArtifactWork] = []
    private(set) var blobs: [String: Data] = [:]
    /// The names of the artifacts that are new, in order.
    private(set) var created: [String] = []

    private let artifacts: [String: ArtifactID]

    /// - Parameter artifacts: Those that are there already.
    init(artifacts: [String: ArtifactID]) {
        self.artifacts = artifacts
    }

    /// Takes what was found in the message's text.
    ///
    /// - Throws: `corrupt` where the text has more or fewer than there are names.
    mutating func keep(_ found: [DetectedArtifact], as names: [String]) throws(DocketError) {
        guard found.count == names.count else {
            throw DocketError(
                .corrupt, "A message of the demo names \(names.joined(separator: ", ")) and has \(found.map(\.title)).")
        }
        for (artifact, name) in zip(found, names) {
            let content =
                switch artifact.payload {
                case .table(let table): PreparedContent(table)
                case .sqlQuery(let sql, _): try PreparedContent(SQLQuery(commented: sql))
                }
            add(name, artifact.kind, title: artifact.title, content)
        }
    }

    mutating func add(_ name: String, _ kind: ArtifactKind, title: String, _ content: PreparedContent) {
        if let id = artifacts[name] {
            works.append(.revise(id, content: content.content, title: title))
        } else {
            works.append(.create(kind: kind, title: title, content: content.content))
            created.append(name)
        }
        blobs.merge(content.blobs) { first, _ in first }
    }
}
