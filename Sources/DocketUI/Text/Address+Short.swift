import DocketDomain

extension Address {
    /// An id is cut to what tells it apart at a glance; copying gives the whole one.
    var short: String {
        let text = description
        guard let colon = text.firstIndex(of: ":") else { return text }
        return String(text[...colon]) + text[text.index(after: colon)...].prefix(8)
    }
}
