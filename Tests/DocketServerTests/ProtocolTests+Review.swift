extension ProtocolTests {
    /// The same of the package docket.review.v1.
    static let review = """
        ProposalStatus: PROPOSAL_STATUS_UNSPECIFIED:0 PROPOSAL_STATUS_PENDING:1 PROPOSAL_STATUS_ACCEPTED:2 \
        PROPOSAL_STATUS_REJECTED:3 PROPOSAL_STATUS_EDITED:4 PROPOSAL_STATUS_SUPERSEDED:5 PROPOSAL_STATUS_WITHDRAWN:6
        Confidence: CONFIDENCE_UNSPECIFIED:0 CONFIDENCE_LOW:1 CONFIDENCE_MEDIUM:2 CONFIDENCE_HIGH:3
        StaleRule: STALE_RULE_UNSPECIFIED:0 STALE_RULE_REFUSE:1 STALE_RULE_ACCEPT:2
        ProposalSort: PROPOSAL_SORT_UNSPECIFIED:0 PROPOSAL_SORT_AGE:1 PROPOSAL_SORT_CUSTOMER:2 \
        PROPOSAL_SORT_CONFIDENCE:3
        ProposalChange.Kind: KIND_UNSPECIFIED:0 KIND_DECIDED:1 KIND_TAKEN_BACK:2 KIND_SUPERSEDED:3 KIND_REOPENED:4
        CustomerChange.Kind: KIND_UNSPECIFIED:0 KIND_APPEARED:1 KIND_GONE:2 KIND_CHANGED:3
        Proposal: id:1:string status:2:ProposalStatus customer_id:3:string customer_name:4:string rm_id:5:string \
        batch_id:6:string batch_ordinal:7:int32 batch_count:8:int32 field_key:9:string field_name:10:string \
        proposed_value:11:string previous_value:12:string current_value:13:string masked:14:bool \
        profile_hidden:15:bool stale:16:bool confidence:17:Confidence source_text:18:string source_chat_id:19:string \
        created_by_type:20:string created_by_id:21:string created_at:22:Timestamp decision:23:Decision \
        warning:24:string tenant_id:25:string
        Decision: status:1:ProposalStatus decided_by:2:string decided_at:3:Timestamp reason:4:string \
        edited_value:5:string undoable_until:6:Timestamp
        Evidence: before:1:string quote:2:string after:3:string chat_id:4:string chat_title:5:string \
        message_id:6:string author:7:string written_at:8:Timestamp
        ProposeRequest: customer_id:1:string edits:2:ProposedEdit[] batch_id:3:string source_chat_id:4:string \
        partial:5:bool idempotency_key:6:string user_id:7:string tenant_id:8:string
        ProposedEdit: field_key:1:string proposed_value:2:string previous_value:3:string source_text:4:string \
        confidence:5:Confidence workflow_trigger:6:string
        ProposeResponse: batch_id:1:string items:2:ProposedItem[] refused:3:RefusedEdit[]
        ProposedItem: proposal_id:1:string field_key:2:string
        RefusedEdit: index:1:int32 refusal:2:Refusal
        Refusal: code:1:string message:2:string
        DecideRequest: verdicts:1:Verdict[] if_stale:2:StaleRule strict:3:bool as_admin:4:bool \
        idempotency_key:5:string user_id:6:string tenant_id:7:string
        Verdict: proposal_id:1:string accept:2:Acceptance reject:3:Rejection edit:4:Edit
        Acceptance:
        Rejection: reason:1:string
        Edit: value:1:string
        DecideResponse: results:1:DecisionResult[]
        DecisionResult: proposal_id:1:string status:2:ProposalStatus field_key:3:string value:4:string \
        event_id:5:string already:6:bool refusal:7:Refusal
        UndoRequest: proposal_ids:1:string[] newest:2:bool idempotency_key:3:string user_id:4:string \
        tenant_id:5:string
        UndoResponse: results:1:DecisionResult[]
        GetProposalRequest: proposal_id:1:string show_sensitive:2:bool tenant_id:3:string
        GetProposalResponse: proposal:1:Proposal evidence:2:Evidence
        ProposalFilter: customer_id:1:string batch_id:2:string status:3:ProposalStatus confidence:4:Confidence \
        field_key:5:string stale:6:bool mine:7:bool query:8:string
        ListProposalsRequest: page_size:1:int32 page_token:2:string filter:3:ProposalFilter sort:4:ProposalSort \
        descending:5:bool show_sensitive:6:bool user_id:7:string tenant_id:8:string
        ListProposalsResponse: proposals:1:Proposal[] next_page_token:2:string total_count:3:int32 \
        total_is_exact:4:bool
        GetReviewReportRequest: customer_id:1:string rm_id:2:string batch_id:3:string proposed_from:4:Timestamp \
        proposed_to:5:Timestamp decided_from:6:Timestamp decided_to:7:Timestamp tenant_id:8:string
        GetReviewReportResponse: rows:1:ReviewReportRow[] total:2:ReviewCounts
        ReviewReportRow: customer_id:1:string customer_name:2:string rm_id:3:string batch_id:4:string \
        proposed_at:5:Timestamp counts:6:ReviewCounts
        ReviewCounts: proposed:1:int32 accepted:2:int32 edited:3:int32 rejected:4:int32 superseded:5:int32 \
        withdrawn:6:int32 pending:7:int32 taken_back:8:int32
        StreamReviewUpdatesRequest: resume_token:1:string customer_id:2:string show_sensitive:3:bool \
        tenant_id:4:string
        ReviewUpdate: appeared:1:Proposal changed:2:ProposalChange customer:3:CustomerChange \
        checkpoint_token:10:string timestamp:11:Timestamp
        ProposalChange: kind:1:Kind user_id:2:string proposal:3:Proposal
        CustomerChange: kind:1:Kind customer_id:2:string
        """
}
