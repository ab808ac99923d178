/// The end of a list that its pages are counted from.
package enum ListEnd: Hashable, Sendable {
    case start
    case end
}
