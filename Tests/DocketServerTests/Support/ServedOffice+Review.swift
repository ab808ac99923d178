import DocketDomain
import DocketServer
import DocketWorkspace
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import SwiftProtobuf
import TestSupport

extension ServedOffice {
    /// An office with customers: `okafor` is `rita`'s, `lind` is `ron`'s.
    static func withCustomers() async throws -> ServedOffice {
        let office = try await ServedOffice()
        let admin = try await office.open("ada")
        try await admin.perform(.setSchema(SampleSchema.schema))
        for (rm, customer) in [("rita", "okafor"), ("ron", "lind")] {
            try await admin.perform(.addUser(User(id: UserID(rm), name: rm, role: .rm)))
            let values: [String: JSON] = ["employer": "Harbour Ltd", "tax_id": "T-17"]
            try await admin.perform(
                .addCustomer(
                    NewCustomer(id: CustomerID(customer), name: customer.uppercased(), rmID: UserID(rm), values: values)
                ))
        }
        return office
    }
}

extension ServedOffice.Caller {
    var queue: Docket_Review_V1_ReviewQueryService.Client<HTTP2ClientTransport.Posix> { .init(wrapping: client) }
    var reviewing: Docket_Review_V1_ReviewCommandService.Client<HTTP2ClientTransport.Posix> { .init(wrapping: client) }

    /// Proposes one value.
    func propose(_ field: String, _ value: String, for customer: String = "okafor") async throws -> String {
        let response = try await reviewing.propose(
            .with {
                $0.customerID = customer
                $0.edits = [.edit(field, value)]
            })
        return response.items[0].proposalID
    }

    /// Decides one proposal.
    @discardableResult
    func decide(
        _ id: String, _ verdict: Docket_Review_V1_Verdict.OneOf_Verdict = .accept(.init()), asAdmin: Bool = false
    ) async throws -> Docket_Review_V1_DecisionResult {
        let response = try await reviewing.decide(
            .with {
                $0.verdicts = [.on(id, verdict)]
                $0.asAdmin = asAdmin
            })
        return response.results[0]
    }

    func proposal(_ id: String, showingSensitive: Bool = false) async throws -> Docket_Review_V1_Proposal {
        let response = try await queue.getProposal(
            .with {
                $0.proposalID = id
                $0.showSensitive = showingSensitive
            })
        return response.proposal
    }
}

extension Docket_Review_V1_ProposedEdit {
    static func edit(_ field: String, _ value: String, quoting quote: String = "") -> Self {
        .with {
            $0.fieldKey = field
            $0.proposedValue = value
            $0.sourceText = quote
        }
    }
}

extension Docket_Review_V1_Verdict {
    static func on(_ id: String, _ verdict: OneOf_Verdict) -> Self {
        .with {
            $0.proposalID = id
            $0.verdict = verdict
        }
    }
}

extension Docket_Review_V1_Verdict.OneOf_Verdict {
    static func rejecting(_ reason: String = "") -> Self { .reject(.with { $0.reason = reason }) }
    static func editing(_ value: String) -> Self { .edit(.with { $0.value = value }) }
}
