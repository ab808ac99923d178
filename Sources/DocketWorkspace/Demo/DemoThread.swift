import DocketDomain

/// A conversation of the demo, as its file tells it.
struct DemoThread {
    /// Names the thread among the others, and makes its id.
    let key: String
    let title: String
    let description: String
    let owner: UserID
    let agent: String?
    let visibility: ThreadVisibility
    let tags: [String]
    let labels: [String: String]
    /// The name of the artifact whose discussion it is.
    let discusses: String?
    /// Milliseconds from the last message to the present.
    let age: Int64
    let messages: [DemoMessage]
}

/// A message of the demo, and what it does beside being said.
struct DemoMessage {
    let author: UserID
    /// Milliseconds since the message before.
    let pause: Int64
    let text: String
    let deeds: [DemoDeed]
}

/// What a message of the demo does to artifacts. They are called by names that the demo's files choose.
enum DemoDeed {
    /// The tables and queries in the text become artifacts of these names, or further revisions of them.
    case keeps([String])
    /// The content of a file becomes an artifact, or a further revision of it.
    case file(name: String, kind: ArtifactKind, file: String, title: String)
    /// A long table that is made up on the spot becomes an artifact.
    case ledger(name: String, title: String)
    case about(String)
    case attach(String)
    case describe(String, String)
    case comment(String, String)
    case status(String, String)
    case link(String, Relation)
    /// The conversation's agent hands in the proposals of a file for a customer.
    case propose(customer: String, file: String)
    /// The author decides what is proposed for a field of a customer; a reason rejects it.
    case decide(customer: String, field: String, rejecting: String?)

    /// The names for what docket finds in the text.
    var names: [String] {
        guard case .keeps(let names) = self else { return [] }
        return names
    }
}
