import DocketDomain

/// A filter of the queue in words.
enum ReviewFilterText {
    /// - Parameters:
    ///   - standard: What the viewer sees without a filter; it is not told.
    ///   - item: A proposal that the filter lets through.
    static func text(of filter: ReviewFilter, standard: ReviewFilter, showing item: ReviewItem? = nil) -> String {
        var words: [String] = []
        if filter.isMine != standard.isMine { words.append(filter.isMine ? "mine" : "all") }
        if let customer = filter.customerID {
            words.append(item.flatMap { $0.customerID == customer ? $0.customerName : nil } ?? "one customer")
        }
        if let batch = filter.batchID { words.append("batch \(batch.short)") }
        if let field = filter.fieldKey { words.append(field) }
        if let confidence = filter.confidence { words.append(confidence.rawValue) }
        if filter.isStale { words.append("stale") }
        if let text = filter.text { words.append("“\(text)”") }
        return words.joined(separator: ", ").shown
    }
}

/// What can be chosen to narrow the queue down; the raw value is the choice in a picker.
enum ReviewFilterChoice: String, CaseIterable {
    case customer, batch, field, high, medium, low, stale, mine, everything

    /// What it would do now; nil where it makes no sense.
    func option(_ filter: ReviewFilter, _ item: ReviewItem?) -> Picker.Option? {
        let (label, isOn): (String, Bool)
        switch self {
        case .customer:
            guard let item else { return nil }
            (label, isOn) = ("Only \(item.customerName.shown)", filter.customerID != nil)
        case .batch:
            guard let item else { return nil }
            (label, isOn) = ("Only batch \(item.batchID.short.shown)", filter.batchID != nil)
        case .field:
            guard let item else { return nil }
            (label, isOn) = ("Only \(item.fieldName.shown)", filter.fieldKey != nil)
        case .high: (label, isOn) = ("Only high confidence", filter.confidence == .high)
        case .medium: (label, isOn) = ("Only medium confidence", filter.confidence == .medium)
        case .low: (label, isOn) = ("Only low confidence", filter.confidence == .low)
        case .stale: (label, isOn) = ("Only stale ones", filter.isStale)
        case .mine: (label, isOn) = ("Only mine", filter.isMine)
        case .everything: (label, isOn) = ("No filter", false)
        }
        return Picker.Option(rawValue, label, note: isOn ? "on" : "")
    }

    /// The filter after the choice: what was on goes off.
    func applied(to filter: ReviewFilter, _ item: ReviewItem?, standard: ReviewFilter) -> ReviewFilter {
        var filter = filter
        switch self {
        case .customer: filter.customerID = filter.customerID == nil ? item?.customerID : nil
        case .batch: filter.batchID = filter.batchID == nil ? item?.batchID : nil
        case .field: filter.fieldKey = filter.fieldKey == nil ? item?.fieldKey : nil
        case .high, .medium, .low:
            let confidence = Confidence(rawValue: rawValue)
            filter.confidence = filter.confidence == confidence ? nil : confidence
        case .stale: filter.isStale.toggle()
        case .mine: filter.isMine.toggle()
        case .everything:
            let (sort, order) = (filter.sort, filter.order)
            filter = standard
            (filter.sort, filter.order) = (sort, order)
        }
        return filter
    }
}

extension ReviewFilterText {
    /// What can be typed.
    static let advice = "words, or field:phone, confidence:low, customer:ID, batch:ID, is:stale, is:mine, is:all"

    /// Reads a filter that was typed; nil where a word with a colon means nothing.
    ///
    /// - Parameter standard: What it begins with, with its order.
    static func filter(_ text: String, standard: ReviewFilter, schema: ProfileSchema?) -> ReviewFilter? {
        var filter = standard
        var words: [Substring] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            guard let colon = word.firstIndex(of: ":"), colon > word.startIndex else {
                words.append(word)
                continue
            }
            let value = String(word[word.index(after: colon)...])
            guard !value.isEmpty else { return nil }
            switch (word[..<colon].lowercased(), value.lowercased()) {
            case ("customer", _): filter.customerID = CustomerID(value)
            case ("batch", _): filter.batchID = BatchID(value)
            case ("field", let name):
                guard let field = schema?.field(value) ?? schema?.fields.first(where: { $0.is(called: name) }) else {
                    return nil
                }
                filter.fieldKey = field.key
            case ("confidence", let name):
                guard let confidence = Confidence(rawValue: name) else { return nil }
                filter.confidence = confidence
            case ("is", "stale"): filter.isStale = true
            case ("is", "mine"): filter.isMine = true
            case ("is", "all"): filter.isMine = false
            default: return nil
            }
        }
        if !words.isEmpty { filter.text = words.joined(separator: " ") }
        return filter
    }
}

extension ProfileField {
    /// Whether one of the words of its label begins so.
    fileprivate func `is`(called name: String) -> Bool {
        label.lowercased().split(separator: " ").contains { $0.hasPrefix(name) }
    }
}

/// The orders of the queue that can be chosen; the raw value is the choice in a picker.
enum QueueOrderChoice: String, CaseIterable {
    case customer, oldest, newest, leastSure, surest

    var label: String {
        switch self {
        case .customer: "By customer"
        case .oldest: "Oldest first"
        case .newest: "Newest first"
        case .leastSure: "Least sure first"
        case .surest: "Surest first"
        }
    }

    var sort: (ReviewSort, SortOrder) {
        switch self {
        case .customer: (.customer, .ascending)
        case .oldest: (.age, .ascending)
        case .newest: (.age, .descending)
        case .leastSure: (.confidence, .ascending)
        case .surest: (.confidence, .descending)
        }
    }
}
