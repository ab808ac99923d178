import DocketDomain
import DocketWorkspace
import GRPCCore
import SwiftProtobuf

/// What can be asked about proposals.
struct ReviewQueries: Docket_Review_V1_ReviewQueryService.SimpleServiceProtocol {
    let reception: Reception
    let heartbeat: Duration

    func getProposal(
        request: Docket_Review_V1_GetProposalRequest, context: ServerContext
    ) async throws -> Docket_Review_V1_GetProposalResponse {
        try await reception.answer(context, Claim(tenant: request.tenantID)) { workspace in
            let id: ArtifactID = try Field.id(request.proposalID, "proposal_id")
            let details = try await workspace.queries.proposalDetails(id)
            let values = try await ShownValues(in: workspace, showsSensitive: request.showSensitive)
            var response = Docket_Review_V1_GetProposalResponse()
            response.proposal = Docket_Review_V1_Proposal(details.item, values, tenant: workspace.viewer.tenantID)
            if let evidence = details.evidence { response.evidence = Docket_Review_V1_Evidence(evidence) }
            return response
        }
    }

    func listProposals(
        request: Docket_Review_V1_ListProposalsRequest, context: ServerContext
    ) async throws -> Docket_Review_V1_ListProposalsResponse {
        try await reception.answer(context, Claim(user: request.userID, tenant: request.tenantID)) { workspace in
            let page = try await workspace.queries.proposals(
                try request.narrowing(), page: try Field.page(request.pageSize, request.pageToken))
            let values = try await ShownValues(in: workspace, showsSensitive: request.showSensitive)
            var response = Docket_Review_V1_ListProposalsResponse()
            response.proposals = page.items.map {
                Docket_Review_V1_Proposal($0, values, tenant: workspace.viewer.tenantID)
            }
            response.nextPageToken = page.nextToken
            response.totalCount = Int32(counted: page.total.count)
            response.totalIsExact = page.total.isExact
            return response
        }
    }

    func getReviewReport(
        request: Docket_Review_V1_GetReviewReportRequest, context: ServerContext
    ) async throws -> Docket_Review_V1_GetReviewReportResponse {
        try await reception.answer(context, Claim(tenant: request.tenantID)) { workspace in
            try Docket_Review_V1_GetReviewReportResponse(try await workspace.queries.reviewReport(try request.read()))
        }
    }

    func streamReviewUpdates(
        request: Docket_Review_V1_StreamReviewUpdatesRequest, response: RPCWriter<Docket_Review_V1_ReviewUpdate>,
        context: ServerContext
    ) async throws {
        let news = try await reception.answer(context, Claim(tenant: request.tenantID)) { workspace in
            ReviewNews(
                workspace: workspace, customer: try Field.optionalID(request.customerID, "customer_id"),
                showsSensitive: request.showSensitive)
        }
        let subject = StreamSubject.proposals(news.customer)
        let feed = UpdateFeed(
            workspace: news.workspace, subject: subject, heartbeat: heartbeat,
            check: { try await reception.recheck(context) }, tell: { try await news.told(by: $0) })
        try await feed.run(after: request.resumeToken, context, ending: reception.calls) { told in
            var update = told.update ?? Docket_Review_V1_ReviewUpdate()
            update.checkpointToken = StreamToken(told.checkpoint, of: subject).text
            update.timestamp = Google_Protobuf_Timestamp(told.at)
            try await response.write(update)
        }
    }
}

extension Docket_Review_V1_ListProposalsRequest {
    fileprivate func narrowing() throws(InvalidField) -> ReviewFilter {
        var narrowing = ReviewFilter()
        narrowing.customerID = try Field.optionalID(filter.customerID, "filter.customer_id")
        narrowing.batchID = try Field.optionalID(filter.batchID, "filter.batch_id")
        narrowing.status = try filter.status.read("filter.status")
        narrowing.confidence = try filter.confidence.read("filter.confidence")
        narrowing.fieldKey = filter.fieldKey.isEmpty ? nil : filter.fieldKey
        narrowing.isStale = filter.stale
        narrowing.isMine = filter.mine
        narrowing.text = filter.query.isEmpty ? nil : filter.query
        narrowing.sort = try sort.read("sort")
        narrowing.order = descending ? .descending : .ascending
        return narrowing
    }
}

extension Docket_Review_V1_ProposalSort {
    fileprivate func read(_ field: String) throws(InvalidField) -> ReviewSort {
        switch self {
        case .unspecified, .customer: .customer
        case .age: .age
        case .confidence: .confidence
        case .UNRECOGNIZED(let number): throw InvalidField(field, "There is no order \(number).")
        }
    }
}
