import DocketAgents
import DocketDomain
import Foundation

/// What an answer makes and changes, the bytes that go with it, and what it only offers.
struct ReplyWorks {
    private(set) var artifacts: [Reply.ArtifactWork] = []
    private(set) var blobs: [String: Data] = [:]
    private(set) var offers: [ArtifactOffer] = []

    /// What calls have changed.
    init(_ calls: ToolWorks = ToolWorks()) {
        artifacts = calls.artifacts
        blobs = calls.blobs
    }

    /// - Parameters:
    ///   - drafts: What of an answer may be worth keeping.
    ///   - confidence: From how sure that is one is made; the others are offered.
    ///   - subject: Where one of them is the artifact in question in another state, it is a revision of that.
    mutating func add(_ drafts: [ArtifactDraft], from confidence: Double, about subject: AnswerSubject) {
        let called = artifacts
        var isRevised = false
        for draft in drafts {
            // What is too large for an artifact stays in the answer.
            guard let content = try? PreparedContent(draft) else { continue }
            // What a call has made of an artifact is often shown in the answer, too.
            if called.contains(where: { $0.content == content.content }) { continue }
            let artifact = subject.artifact.flatMap { artifact in
                draft.isRevision(of: artifact, subject.revision?.content) ? artifact : nil
            }
            if let artifact, called.contains(where: { $0.revised == artifact.id }) { continue }
            guard draft.confidence >= confidence else {
                offers.append(
                    ArtifactOffer(
                        kind: draft.kind, title: draft.title, lines: draft.lines, confidence: draft.confidence))
                continue
            }
            blobs.merge(content.blobs) { first, _ in first }
            if !isRevised, let artifact {
                isRevised = true
                artifacts.append(.revise(artifact.id, content: content.content))
            } else {
                artifacts.append(
                    .create(
                        kind: draft.kind, title: draft.title, content: content.content, metadata: draft.metadata))
            }
        }
    }
}

extension Reply.ArtifactWork {
    fileprivate var content: ArtifactContent {
        switch self {
        case .create(_, _, let content, _), .revise(_, let content, _): content
        }
    }

    fileprivate var revised: ArtifactID? {
        if case .revise(let id, _, _) = self { id } else { nil }
    }
}

extension ArtifactDraft {
    /// Whether an assistant hands back an artifact that one has made, changed: a table with the same columns, a document
    /// or a query with the same title.
    fileprivate func isRevision(of artifact: ArtifactSummary, _ content: ArtifactContent?) -> Bool {
        guard artifact.kind == kind, artifact.createdBy.type == .agent else { return false }
        if case .table(let table) = self.content, case .table(let known)? = content {
            return table.columns.map(\.name) == known.columns.map(\.name)
        }
        return artifact.title == title
    }

    fileprivate var metadata: JSON? {
        guard case .sqlQuery(_, let dialect?) = content else { return nil }
        return ["dialect": .string(dialect)]
    }
}

extension PreparedContent {
    fileprivate init(_ draft: ArtifactDraft) throws(DocketError) {
        switch draft.content {
        case .table(let table): self.init(table)
        case .sheet(let tables): self.init(tables.map { ($0.name, $0.table) })
        case .sqlQuery(let sql, _): try self.init(SQLQuery(commented: sql))
        case .doc(let text): try self.init(markdown: text)
        }
    }
}
