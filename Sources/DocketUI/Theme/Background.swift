/// Whether what a terminal writes on is dark or light.
package enum Background: Hashable, Sendable {
    case dark
    case light

    /// What a terminal says of itself in `COLORFGBG`, such as `15;0`: the last number is the background's colour.
    package init?(colorFGBG text: String) {
        guard let last = text.split(separator: ";").last, let index = Int(last), (0..<16).contains(index) else {
            return nil
        }
        self = index == 7 || index >= 9 ? .light : .dark
    }
}
