import DocketDomain

/// Decides by rules whether a reply should become an artifact, from the user's words and the reply.
///
/// Every table and every statement is worth at least an offer; how sure that is depends on whether it was asked for and
/// on what stands around it. A document counts where the user asked for one. It takes time in proportion to the reply.
package struct Gatekeeper: Sendable {
    package init() {}

    /// The decision about a reply to the user's words, and what would be made of it.
    package func judge(request: String, reply: String) -> GatekeeperVerdict {
        let wishes = RequestedKinds(request)
        let lines = ReplyLines(reply)
        let found = ArtifactDetector().detect(in: reply)
        let echo = found.isEmpty ? nil : EchoedLines(request)
        let queries = found.count { $0.kind == .sqlQuery }
        var drafts = found.map { artifact in
            let isEcho = echo?.hold(lines, artifact.lines) ?? false
            return switch artifact.payload {
            case .table(let table):
                TableAppraisal(table, artifact, lines, isAsked: wishes.table || wishes.sheet, isEcho: isEcho).draft
            case .sqlQuery(let sql, let dialect):
                QueryAppraisal(sql, dialect, isAsked: wishes.query, isEcho: isEcho, isOneOf: queries).draft(artifact)
            }
        }
        if let sheet = SheetAppraisal(drafts, lines, isAsked: wishes.sheet).draft {
            drafts = drafts.filter { $0.kind != .table } + [sheet]
        }
        if let name = wishes.document, let document = DocumentAppraisal(reply, lines, name).draft {
            drafts = drafts.map { $0.within(document) } + [document]
        }
        drafts.sort { $0.lines.lowerBound < $1.lines.lowerBound }
        return GatekeeperVerdict(decision: decision(about: drafts, wishes), drafts: drafts)
    }

    private func decision(about drafts: [ArtifactDraft], _ wishes: RequestedKinds) -> GatekeeperDecision {
        guard let best = drafts.max(by: { $0.confidence < $1.confidence }) else {
            return GatekeeperDecision(
                shouldCreate: false, kind: nil, confidence: wishes.document != nil ? 0.8 : 0.95,
                by: GatekeeperDecision.rules,
                reason: wishes.document != nil
                    ? "The reply is not the document that was asked for: too short, or without headings."
                    : "The reply has no table, no SQL and no document that was asked for.")
        }
        return GatekeeperDecision(
            shouldCreate: true, kind: best.kind, confidence: best.confidence, by: GatekeeperDecision.rules,
            reason: best.reason)
    }
}

extension ArtifactDraft {
    private static let asked = 0.9

    /// What is part of a document is kept with it, and only offered by itself, unless that was asked for, too.
    fileprivate func within(_ document: ArtifactDraft) -> ArtifactDraft {
        guard confidence < Self.asked, document.lines.lowerBound <= lines.lowerBound,
            lines.upperBound <= document.lines.upperBound
        else {
            return self
        }
        var draft = self
        draft.confidence = min(confidence, 0.5)
        draft.reason = "It is part of the document."
        return draft
    }
}
