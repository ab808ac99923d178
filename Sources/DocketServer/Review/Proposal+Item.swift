import DocketDomain
import DocketWire
import SwiftProtobuf

extension Docket_Review_V1_Proposal {
    /// A proposal as other programs see it.
    init(_ item: ReviewItem, _ values: ShownValues, tenant: TenantID) {
        self.init()
        id = item.id.rawValue
        status = Docket_Review_V1_ProposalStatus(item.status)
        customerID = item.customerID.rawValue
        customerName = item.hidesCustomer ? "" : item.customerName
        rmID = item.rmID?.rawValue ?? ""
        batchID = item.batchID.rawValue
        batchOrdinal = Int32(counted: item.batchOrdinal)
        batchCount = Int32(counted: item.batchCount)
        fieldKey = item.fieldKey
        fieldName = item.fieldName
        proposedValue = values.text(item.proposedValue, of: item.fieldKey)
        // Null says that the field was empty.
        if !item.hidesProfile || !item.previousValue.isNull {
            previousValue = values.text(item.previousValue, of: item.fieldKey)
        }
        if !item.hidesProfile { currentValue = values.text(item.currentValue, of: item.fieldKey) }
        masked = values.masks(item.fieldKey)
        profileHidden = item.hidesProfile
        stale = item.isStale
        confidence = Docket_Review_V1_Confidence(item.confidence)
        sourceText = item.sourceText ?? ""
        sourceChatID = item.sourceThreadID?.rawValue ?? ""
        createdByType = item.createdBy.type.rawValue
        createdByID = item.createdBy.id.rawValue
        createdAt = Google_Protobuf_Timestamp(item.createdAt)
        if let made = item.decision { decision = Docket_Review_V1_Decision(made, of: item.fieldKey, values) }
        warning = item.warning ?? ""
        tenantID = tenant.rawValue
    }
}

extension Docket_Review_V1_Decision {
    fileprivate init(_ decision: RecordedDecision, of field: String, _ values: ShownValues) {
        self.init()
        status = Docket_Review_V1_ProposalStatus(decision.status)
        decidedBy = decision.by.rawValue
        decidedAt = Google_Protobuf_Timestamp(decision.at)
        reason = decision.reason ?? ""
        if let value = decision.editedValue { editedValue = values.text(value, of: field) }
        undoableUntil = Google_Protobuf_Timestamp(decision.undoableUntil)
    }
}

extension Docket_Review_V1_ProposalStatus {
    init(_ status: ProposalStatus) {
        switch status {
        case .pending: self = .pending
        case .accepted: self = .accepted
        case .rejected: self = .rejected
        case .edited: self = .edited
        case .superseded: self = .superseded
        case .withdrawn: self = .withdrawn
        }
    }

    /// What is meant; nothing where nothing was given.
    func read(_ field: String) throws(InvalidField) -> ProposalStatus? {
        switch self {
        case .unspecified: nil
        case .pending: .pending
        case .accepted: .accepted
        case .rejected: .rejected
        case .edited: .edited
        case .superseded: .superseded
        case .withdrawn: .withdrawn
        case .UNRECOGNIZED(let number): throw InvalidField(field, "There is no status \(number).")
        }
    }
}

extension Docket_Review_V1_Confidence {
    init(_ confidence: Confidence?) {
        switch confidence {
        case nil: self = .unspecified
        case .low: self = .low
        case .medium: self = .medium
        case .high: self = .high
        }
    }

    /// What is meant; nothing where nothing was given.
    func read(_ field: String) throws(InvalidField) -> Confidence? {
        switch self {
        case .unspecified: nil
        case .low: .low
        case .medium: .medium
        case .high: .high
        case .UNRECOGNIZED(let number): throw InvalidField(field, "There is no confidence \(number).")
        }
    }
}

extension Docket_Review_V1_Evidence {
    init(_ evidence: Evidence) {
        self.init()
        before = evidence.before
        quote = evidence.quote
        after = evidence.after
        chatID = evidence.threadID?.rawValue ?? ""
        chatTitle = evidence.threadTitle ?? ""
        messageID = evidence.messageID?.rawValue ?? ""
        author = evidence.author ?? ""
        if let time = evidence.writtenAt { writtenAt = Google_Protobuf_Timestamp(time) }
    }
}
