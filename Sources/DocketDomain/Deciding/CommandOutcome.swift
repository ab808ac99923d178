/// What a command did, by ids: it is stored with the request and answered again when the request is repeated.
package struct CommandOutcome: Hashable, Sendable, Codable {
    package var threadID: ThreadID?
    package var threadCreated = false
    package var messageID: MessageID?
    package var artifactID: ArtifactID?
    /// Nothing had to be changed.
    package var already = false
    package var imported: ImportCount?
    package var exportID: ExportID?
    package var customerID: CustomerID?
    package var submission: SubmissionOutcome?
    package var review: ReviewOutcome?

    package init() {}
}

/// What an import added.
package struct ImportCount: Hashable, Sendable, Codable {
    package var threads = 0
    package var messages = 0
    /// Kind → number.
    package var artifacts: [String: Int] = [:]
    /// Messages that are an earlier version now; nothing where there are none.
    package var earlier: Int?

    package init() {}

    package static func += (lhs: inout Self, rhs: Self) {
        lhs.threads += rhs.threads
        lhs.messages += rhs.messages
        if let earlier = rhs.earlier { lhs.earlier = (lhs.earlier ?? 0) + earlier }
        lhs.artifacts.merge(rhs.artifacts, uniquingKeysWith: +)
    }
}
