import DocketDomain

/// Makes customers, the notes of a meeting with each, and the proposals that rest on them.
struct ProposalMaker {
    let viewer: Viewer
    /// Those of the notes, by customer.
    var threads: [ThreadID?] = []
    private var quotes: [String] = []

    private static let fields = [
        "employer", "occupation", "adviser", "address", "school", "club", "insurer", "interests", "origin", "plans",
    ]

    static let schema = ProfileSchema(
        version: 1, groups: [ProfileSchema.Group(key: "all", label: "All")],
        fields: fields.map {
            ProfileField(
                key: $0, label: $0.prefix(1).uppercased() + $0.dropFirst(), group: "all",
                type: .text(FieldType.TextRule()))
        })

    init(viewer: Viewer) { self.viewer = viewer }

    func customer(_ index: Int, _ texts: inout TextMaker) -> NewCustomer {
        // Every third one has something to be changed.
        NewCustomer(
            id: CustomerID("c\(index)"), name: texts.name(), rmID: viewer.userID,
            values: index.isMultiple(of: 3) ? ["employer": .string(texts.name()), "club": .string(texts.name())] : [:])
    }

    /// A short thread that the proposals quote.
    mutating func notes(_ index: Int, _ texts: inout TextMaker) -> Conversation {
        let quote = texts.sentence()
        quotes.append(quote)
        let text = [texts.paragraph(sentences: 3), quote, texts.paragraph(sentences: 2)].joined(separator: " ")
        let time = Timestamp(milliseconds: 1_767_000_000_000 + Int64(index) * 1000)
        return Conversation(
            source: ThreadSource(format: "made", id: "notes \(index)"), title: "Notes of a meeting: \(texts.name())",
            createdAt: time, visibility: .private,
            messages: [Conversation.Message(key: "m0", role: .user, parts: [.text(text)], createdAt: time)],
            artifacts: [], fingerprint: "notes \(index)")
    }

    /// Ten proposals for one customer.
    func submission(_ index: Int, _ texts: inout TextMaker) -> Submission {
        let lines = Self.fields.enumerated().map { line, field in
            ProposalLine(
                line: line + 1, fieldKey: field, proposedValue: .string("\(texts.name()) \(index)"),
                sourceText: quotes[index], confidence: [.low, .medium, .high][(index + line) % 3])
        }
        return Submission(customerID: CustomerID("c\(index)"), threadID: threads[index], lines: lines)
    }
}
