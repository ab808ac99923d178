import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation

/// A workspace whose admin is the relationship manager of all its customers, with ten proposals for each.
final class ReviewWorkspace {
    let workspace: LocalWorkspace
    private var ids: [ArtifactID] = []

    private static let fields = (0..<10).map { "field_\($0)" }

    init(_ folder: URL) async throws {
        workspace = try await LocalWorkspace.create(folder, account: "bench")
        let schema = ProfileSchema(
            version: 1, groups: [ProfileSchema.Group(key: "all", label: "All")],
            fields: Self.fields.map {
                ProfileField(key: $0, label: "Field \($0)", group: "all", type: .text(FieldType.TextRule()))
            })
        try await workspace.perform(.setSchema(schema))
    }

    /// Makes customers until so many proposals wait, in an order that the queue does not follow.
    func propose(_ count: Int) async throws {
        for index in 0..<(count / Self.fields.count) {
            let customer = CustomerID("c\(index)")
            let name = "Customer \(String(index &* 7919 % 10_007, radix: 36))"
            try await workspace.perform(
                .addCustomer(NewCustomer(id: customer, name: name, rmID: workspace.viewer.userID)))
            let lines = Self.fields.enumerated().map { line, field in
                ProposalLine(
                    line: line + 1, fieldKey: field, proposedValue: .string("Value \(index) of \(field)"),
                    confidence: [.low, .medium, .high][line % 3])
            }
            let outcome = try await workspace.perform(.propose(Submission(customerID: customer, lines: lines)))
            ids += outcome.submission?.items.map(\.id) ?? []
        }
        ids.reverse()
    }

    /// The oldest proposals that have not been handed out yet.
    func next(_ count: Int) async throws -> [ArtifactID] {
        let taken = Array(ids.suffix(count).reversed())
        ids.removeLast(count)
        return taken
    }

    func accept(_ proposals: [ArtifactID]) async throws {
        var request = ReviewRequest(proposals.map { ProposalDecision($0, .accept) })
        request.isStrict = true
        try await workspace.perform(.review(request))
    }
}
