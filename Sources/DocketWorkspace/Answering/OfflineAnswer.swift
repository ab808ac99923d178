import DocketAgents
import DocketDomain
import Foundation

/// What docket answers by itself, without any model: what can be computed from a table.
enum OfflineAnswer {
    case said(String, [Reply.ArtifactWork], [String: Data])
    /// Why there is no answer, and what to do.
    case nothing(String)

    /// - Parameter hasModels: Whether somebody else could have been asked.
    static func to(_ subject: AnswerSubject, hasModels: Bool) async throws(DocketError) -> OfflineAnswer {
        guard let artifact = subject.artifact, let (content, name) = subject.table else {
            return .nothing(
                hasModels
                    ? "offline answers from tables only: \(abilities). Write about a table, or choose another assistant."
                    : "No model is configured, so nobody answers. \(advice)")
        }
        let table = QuestionedTable(
            title: name, columns: content.columns.map(\.name), rows: subject.rows(content, of: artifact.id),
            revision: artifact.revision)
        let analyst = TableAnalyst(table) { try await subject.table(inRevision: $0) }
        let reply: TableReply
        do {
            reply = try await analyst.reply(to: subject.words)
        } catch let error as DocketError {
            throw error
        } catch {
            throw DocketError(.unavailable, "The table could not be read to its end.", cause: "\(error)")
        }
        switch reply {
        case .answer(let answer):
            let prepared = PreparedContent(
                Table(columns: answer.columns.map { Table.Column(name: $0, align: nil) }, rows: answer.rows))
            let title = "\(name): \(subject.words.trimmed.split(whereSeparator: \.isNewline).first ?? "answer")"
            return .said(
                answer.sentence,
                [
                    .create(
                        kind: .table, title: String(title.prefix(Limits.titleCharacters)), content: prepared.content,
                        metadata: ["computed_from": .string(artifact.id.rawValue)])
                ], prepared.blobs)
        case .unanswered(let reason):
            return .nothing(
                hasModels
                    ? "offline cannot answer that. \(reason) It computes \(abilities). Another assistant may know."
                    : "No model is configured, and what is built in cannot answer that. \(reason) \(advice)")
        }
    }

    private static let abilities =
        "count, sum, average, smallest and largest, the first n, by groups, and what two revisions differ in"
    private static let advice =
        "Configure one under agents: in your settings (`docket config path`), as README’s “Ask an assistant” tells."
}
