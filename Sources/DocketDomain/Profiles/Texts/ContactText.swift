/// E-mail addresses and phone numbers as text.
enum ContactText {
    /// What keeps a text from being an e-mail address; nothing where it is one (RFC 5321's lengths, without its quoted
    /// forms).
    static func refusal(ofEmail text: String) -> ValueRefusal? {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return ValueRefusal("it has no single @") }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        let dots = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard !dots.contains(where: \.isEmpty), parts[0].utf8.count <= 64 else {
            return ValueRefusal("what stands before the @ is no name of a mailbox")
        }
        let isDomain = labels.count > 1 && labels.allSatisfy { isLabel($0) }
        guard isDomain, text.utf8.count <= 254 else { return ValueRefusal("what follows the @ is no domain") }
        let isAllowed = text.unicodeScalars.allSatisfy {
            !$0.properties.isWhitespace && $0.value > 0x20 && !(0x7F...0x9F).contains($0.value)
                && !"<>()[],;:\\\"".unicodeScalars.contains($0)
        }
        return isAllowed ? nil : ValueRefusal("it has characters that no address has")
    }

    /// The same for addresses that reach the same mailbox: domains have no case.
    static func comparable(email text: String) -> String {
        let parts = text.split(separator: "@", maxSplits: 1)
        return parts.count == 2 ? "\(parts[0])@\(parts[1].lowercased())" : text
    }

    /// What keeps a text from being a phone number; nothing where it is one (E.164's 15 digits; an extension beside).
    static func refusal(ofPhone text: String) -> ValueRefusal? {
        let lower = text.lowercased()
        let main = extensionMark(in: lower).map { lower[..<$0] } ?? lower[...]
        let isAllowed = lower.unicodeScalars.allSatisfy { scalar in
            "0123456789+-–/.() ext#\u{A0}".unicodeScalars.contains(scalar)
        }
        guard isAllowed else { return ValueRefusal("it has characters that no phone number has") }
        let plus = main.dropFirst().contains("+")
        guard !plus, !main.contains(where: \.isLetter) else { return ValueRefusal("it is not written like a number") }
        let digits = main.count { $0.isNumber }
        guard (5...15).contains(digits), text.utf8.count <= 60 else {
            return ValueRefusal("it has \(digits) digits")
        }
        return nil
    }

    /// Its digits: `00` and `+` before them say the same, and so do spaces and dashes among them.
    static func comparable(phone text: String) -> String {
        let digits = text.filter { $0.isASCII && $0.isNumber }
        return digits.hasPrefix("00") ? String(digits.dropFirst(2)) : digits
    }

    private static func isLabel(_ label: Substring) -> Bool {
        !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
    }

    private static func extensionMark(in text: String) -> String.Index? {
        text.firstRange(of: "ext")?.lowerBound ?? text.firstIndex { $0 == "x" || $0 == "#" }
    }
}
