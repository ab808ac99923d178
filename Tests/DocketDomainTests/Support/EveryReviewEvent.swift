@testable import DocketDomain

/// One event of every type that reviewing makes, with every field set, beside the JSON that it is stored as.
enum EveryReviewEvent {
    private static let time = EveryEvent.time
    private static let dana = UserID("dana")

    static let stored: [(event: Event, type: String, json: String)] = proposals + reviews + customers

    private static let proposals: [(event: Event, type: String, json: String)] = [
        (
            .proposal(
                .made(
                    ProposalMade(
                        customerID: CustomerID("c1"), batchID: BatchID("b1"), batchOrdinal: 1, fieldKey: "income",
                        fieldName: "Income", proposedValue: 2, previousValue: .null, previousGiven: 1, isKnown: true,
                        sourceText: "two",
                        threadID: ThreadID("t1"), messageID: MessageID("m1"), confidence: .high,
                        workflowTrigger: "crm", schemaVersion: 3, claim: ClaimKey(rawValue: "k"),
                        ownClaim: ClaimKey(rawValue: "o"), createdBy: Creator(type: .agent, id: UserID("bot")),
                        createdAt: time))), "proposal_made",
            #"{"batch_id":"b1","batch_ordinal":1,"claim":"k","confidence":"high","created_at":1700000000123,"#
                + #""created_by":{"id":"bot","type":"agent"},"customer_id":"c1","field_display_name":"Income","#
                + #""field_key":"income","known":true,"message_id":"m1","own_claim":"o","previous_given":1,"previous_value":null,"proposed_value":2,"#
                + #""schema_version":3,"source_text":"two","thread_id":"t1","workflow_trigger":"crm"}"#
        ),
        (
            .proposal(
                .decided(
                    ProposalDecided(
                        decisionID: EventID("e1"), status: .edited, customerID: CustomerID("c1"), fieldKey: "income",
                        fieldName: "Income", proposedValue: 2, editedValue: 3,
                        before: ProfileValue(value: 1, setBy: dana, setAt: time, artifactID: ArtifactID("a0")),
                        reason: "R", decidedBy: dana, rmID: dana, asAdmin: true, wasStale: true,
                        reviewID: ReviewID("r1"), supersedes: ArtifactID("a2"), triggers: true, decidedAt: time,
                        undoableUntil: time))), "proposal_decided",
            #"{"as_admin":true,"before":{"artifact_id":"a0","set_at":1700000000123,"set_by":"dana","value":1},"#
                + #""customer_id":"c1","decided_at":1700000000123,"decided_by":"dana","decision_id":"e1","#
                + #""edited_value":3,"field_display_name":"Income","field_key":"income","proposed_value":2,"#
                + #""reason":"R","review_id":"r1","rm_id":"dana","status":"edited","supersedes":"a2","#
                + #""triggers":true,"undoable_until":1700000000123,"was_stale":true}"#
        ),
        (
            .proposal(
                .takenBack(
                    DecisionTakenBack(
                        undoID: EventID("e2"), decisionID: EventID("e1"), status: .accepted, fieldKey: "income",
                        fieldName: "Income", value: "x"))), "decision_taken_back",
            #"{"decision_id":"e1","field_display_name":"Income","field_key":"income","status":"accepted","#
                + #""take_back_id":"e2","value":"x"}"#
        ),
        (
            .proposal(
                .superseded(
                    ProposalSuperseded(
                        by: ArtifactID("a1"), decisionID: EventID("e1"), decidedBy: dana, rmID: dana,
                        fieldName: "Income", supersededAt: time))), "proposal_superseded",
            #"{"by":"a1","decided_by":"dana","decision_id":"e1","field_display_name":"Income","rm_id":"dana","#
                + #""superseded_at":1700000000123}"#
        ),
        (
            .proposal(.reopened(ProposalReopened(decisionID: EventID("e1"), fieldName: "Income"))),
            "proposal_reopened", #"{"decision_id":"e1","field_display_name":"Income"}"#
        ),
    ]

    private static let reviews: [(event: Event, type: String, json: String)] = [
        (
            .batch(
                .submitted(
                    BatchSubmitted(
                        customerID: CustomerID("c1"), threadID: ThreadID("t1"),
                        items: [SubmissionOutcome.Item(id: ArtifactID("a1"), fieldKey: "income")], fingerprint: "f",
                        createdBy: Creator(type: .agent, id: UserID("bot")), createdAt: time))), "batch_submitted",
            #"{"created_at":1700000000123,"created_by":{"id":"bot","type":"agent"},"customer_id":"c1","#
                + #""fingerprint":"f","items":[{"field_key":"income","id":"a1"}],"thread_id":"t1"}"#
        ),
        (
            .review(
                .decided(ReviewDecided(proposals: [ArtifactID("a1")], accepted: 1, edited: 2, rejected: 3))),
            "review_decided", #"{"accepted":1,"edited":2,"proposals":["a1"],"rejected":3}"#
        ),
        (.review(.takenBack(ReviewTakenBack(count: 6))), "review_taken_back", #"{"count":6}"#),
        (
            .schema(
                .replaced(
                    SchemaReplaced(
                        schema: ProfileSchema(
                            version: 2, groups: [ProfileSchema.Group(key: "g", label: "G")],
                            fields: [
                                ProfileField(
                                    key: "r", label: "R", group: "g",
                                    type: .choice([FieldType.Option(value: "a", label: "A", aliases: ["x"])]),
                                    hint: "H", isSensitive: true)
                            ])))), "schema_replaced",
            #"{"schema":{"fields":[{"group":"g","hint":"H","key":"r","label":"R","#
                + #""options":[{"aliases":["x"],"label":"A","value":"a"}],"sensitive":true,"type":"choice"}],"#
                + #""groups":[{"key":"g","label":"G"}],"version":2}}"#
        ),
    ]

    private static let customers: [(event: Event, type: String, json: String)] = [
        (
            .customer(
                .added(
                    CustomerAdded(
                        name: "Ada", rmID: dana, values: ["income": 1], addedBy: dana, schemaVersion: 1,
                        createdAt: time))), "customer_added",
            #"{"added_by":"dana","created_at":1700000000123,"name":"Ada","rm_id":"dana","schema_version":1,"#
                + #""values":{"income":1}}"#
        ),
        (
            .customer(.rmAssigned(RMAssigned(from: dana, to: UserID("rob")))), "rm_assigned",
            #"{"from":"dana","to":"rob"}"#
        ),
        (
            .customer(.proposalsReceived(ProposalsReceived(batchID: BatchID("b1"), count: 2))), "proposals_received",
            #"{"batch_id":"b1","count":2}"#
        ),
        (
            .customer(
                .valueSet(
                    ProfileValueSet(
                        fieldKey: "income", fieldName: "Income", from: .null, to: ["a", 1],
                        artifactID: ArtifactID("a1"), status: .accepted, setBy: dana, setAt: time))),
            "profile_value_set",
            #"{"artifact_id":"a1","field_key":"income","field_name":"Income","from":null,"#
                + #""set_at":1700000000123,"set_by":"dana","status":"accepted","to":["a",1]}"#
        ),
        (
            .customer(
                .valueRestored(
                    ProfileValueRestored(
                        fieldKey: "income", fieldName: "Income", from: 2,
                        value: ProfileValue(value: 1, setBy: dana, setAt: time, artifactID: nil),
                        artifactID: ArtifactID("a1")))), "profile_value_restored",
            #"{"artifact_id":"a1","field_key":"income","field_name":"Income","from":2,"#
                + #""value":{"set_at":1700000000123,"set_by":"dana","value":1}}"#
        ),
        (.customer(.proposalClosed(CustomerProposalClosed(proposal))), "customer_proposal_closed", proposalJSON),
        (.customer(.proposalReopened(CustomerProposalReopened(proposal))), "customer_proposal_reopened", proposalJSON),
        (.customer(.deleted(CustomerDeleted())), "customer_deleted", "{}"),
        (
            .customer(.erased(CustomerErased(reason: "R", erasedAt: time))), "customer_erased",
            #"{"erased_at":1700000000123,"reason":"R"}"#
        ),
    ]

    private static let proposal = CustomerProposal(
        fieldKey: "income", fieldName: "Income", artifactID: ArtifactID("a1"), status: .rejected, proposedValue: 2)
    private static let proposalJSON =
        #"{"artifact_id":"a1","field_key":"income","field_name":"Income","proposed_value":2,"status":"rejected"}"#
}
