import DocketDomain

extension SampleWorkspace {
    /// What lists of artifacts have.
    var listed: [ArtifactSummary] { artifacts + (listsProposals ? proposals.map(summary) : []) }

    private func summary(of item: ReviewItem) -> ArtifactSummary {
        let links = threads.first.map { thread in
            [
                ArtifactLink(
                    threadID: thread.id, title: thread.title, relation: .created, linkedAt: Self.now,
                    linkedBy: Self.owner, messageID: messages[thread.id]?.first?.id,
                    ordinal: messages[thread.id]?.first?.ordinal)
            ]
        }
        return ArtifactSummary(
            id: item.id, kind: .profileEdit, title: item.fieldName, status: item.status.rawValue, revision: 1,
            description: "", comment: "", metadata: nil, customerID: item.customerID, rmID: item.rmID,
            batchID: item.batchID, createdBy: item.createdBy, createdAt: item.createdAt, updatedAt: item.createdAt,
            deletedAt: nil, primaryThreadID: threads.first?.id, size: ContentSize(rows: 0, columns: 0),
            links: links ?? [],
            edit: ProposedEdit(
                fieldName: item.fieldName, field: Self.schema.field(item.fieldKey), customerName: item.customerName,
                before: item.status == .pending ? item.currentValue : item.previousValue,
                after: item.decision?.editedValue ?? item.proposedValue))
    }

    static func json(of content: ArtifactContent) -> JSON {
        switch content {
        case .table(let table): ["row_count": .number(table.rowCount)]
        case .sheet(let tables): ["tables": .array(tables.map { .string($0.name) })]
        case .doc(.inline(let text)): ["markdown": .string(text)]
        case .doc: ["markdown": .null]
        case .sqlQuery(let query): ["sql": .string(query.sql)]
        case .other(let json): json
        }
    }
}
