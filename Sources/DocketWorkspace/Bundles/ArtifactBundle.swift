package import DocketDomain
import OrderedCollections

/// Artifacts in one file, to be taken elsewhere: `{"docket_bundle": 1, "artifacts": […]}`. Who made what when stays where it
/// was; ids come along, so that what is there already is known again.
package struct ArtifactBundle: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package let id: ArtifactID
        package let kind: ArtifactKind
        package let status: String
        package let description: String
        package let comment: String
        package let metadata: JSON?
        package let tags: [String]
        /// Title and payload of its revisions, the newest one last; one at least.
        package let revisions: [Revision]
    }

    package struct Revision: Hashable, Sendable {
        package let title: String
        package let payload: JSON
    }

    package let entries: [Entry]

    private static let version = 1

    package init(_ entries: [Entry]) {
        self.entries = entries
    }

    // MARK: JSON

    package var json: JSON {
        [
            "docket_bundle": .number(Self.version),
            "artifacts": .array(entries.map(\.json)),
        ]
    }

    /// - Throws: `invalidArgument` that names the place where it is no bundle.
    package init(json: JSON) throws(DocketError) {
        guard let version = json["docket_bundle"] else {
            throw DocketError(
                .invalidArgument, "The file is no bundle of docket. Make one with `docket artifacts bundle`.")
        }
        guard version == .number(Self.version) else {
            throw DocketError(
                .invalidArgument,
                "The bundle has version \(version.serialized()); this docket reads version \(Self.version). Use a newer one."
            )
        }
        guard let artifacts = json["artifacts"]?.array else {
            throw DocketError(.invalidArgument, "The bundle has no list of artifacts.")
        }
        var entries: [Entry] = []
        for (index, artifact) in artifacts.enumerated() { entries.append(try Entry(json: artifact, number: index + 1)) }
        self.init(entries)
    }
}

extension ArtifactBundle.Entry {
    fileprivate var json: JSON {
        [
            "id": .string(id.rawValue), "kind": .string(kind.rawValue), "status": .string(status),
            "description": .string(description), "comment": .string(comment), "metadata": metadata ?? .null,
            "tags": .array(tags.map(JSON.string)),
            "revisions": .array(revisions.map { ["title": .string($0.title), "payload": $0.payload] }),
        ]
    }

    fileprivate init(json: JSON, number: Int) throws(DocketError) {
        func text(_ name: String) throws(DocketError) -> String {
            guard let text = json[name]?.string else {
                throw DocketError(.invalidArgument, "Artifact \(number) of the bundle has no text under “\(name)”.")
            }
            return text
        }
        var revisions: [ArtifactBundle.Revision] = []
        for revision in json["revisions"]?.array ?? [] {
            guard let title = revision["title"]?.string, let payload = revision["payload"] else {
                throw DocketError(
                    .invalidArgument, "A revision of artifact \(number) of the bundle has no title or no payload.")
            }
            revisions.append(ArtifactBundle.Revision(title: title, payload: payload))
        }
        guard !revisions.isEmpty else {
            throw DocketError(.invalidArgument, "Artifact \(number) of the bundle has no revision.")
        }
        let metadata = json["metadata"]
        self.init(
            id: ArtifactID(try text("id")), kind: ArtifactKind(rawValue: try text("kind")), status: try text("status"),
            description: json["description"]?.string ?? "", comment: json["comment"]?.string ?? "",
            metadata: metadata == .null ? nil : metadata,
            // Bundles of before there were any have none.
            tags: json["tags"]?.array?.compactMap(\.string) ?? [], revisions: revisions)
    }
}
