/// All screens: they keep their states while another one is shown.
package struct ScreenSet: Hashable, Sendable {
    /// The list of screens, in the order of the help. The program begins with the first one.
    static let types: [any AppScreen.Type] = [
        BrowseScreen.self, ReviewScreen.self, AllArtifactsScreen.self, CustomersScreen.self, ExportsScreen.self,
    ]

    package private(set) var current: ScreenID
    private var screens: [Entry]

    /// A screen of any type, as a value that can be compared.
    private struct Entry: Hashable, Sendable {
        var screen: any AppScreen

        var id: ScreenID { type(of: screen).id }

        static func == (left: Entry, right: Entry) -> Bool { AnyHashable(left.screen) == AnyHashable(right.screen) }

        func hash(into hasher: inout Hasher) { screen.hash(into: &hasher) }
    }

    init(_ identity: Identity) {
        screens = Self.types.map { Entry(screen: $0.init(identity)) }
        current = screens[0].id
    }

    static var home: any AppScreen.Type { types[0] }

    var ids: [ScreenID] { screens.map(\.id) }
    var all: [any AppScreen] { screens.map(\.screen) }
    var shown: any AppScreen { screens[index(of: current)].screen }

    /// The screen of a type.
    package subscript<Value: AppScreen>(type: Value.Type) -> Value {
        get {
            guard let screen = screens[index(of: Value.id)].screen as? Value else {
                preconditionFailure("the screen \(Value.id.name) is another one")
            }
            return screen
        }
        set { screens[index(of: Value.id)].screen = newValue }
    }

    mutating func update(_ id: ScreenID, _ body: (inout any AppScreen) -> Void) {
        body(&screens[index(of: id)].screen)
    }

    mutating func show(_ id: ScreenID) { current = id }

    /// The screen that shows an address: the present one where it can, else the one where it is at home.
    func screen(for destination: Destination) -> ScreenID {
        // What has been read already is shown where it is at home.
        if destination.artifact == nil, shown.shows(destination.address) { return current }
        return screens.first { type(of: $0.screen).isHome(of: destination.address) }?.id ?? current
    }

    private func index(of id: ScreenID) -> Int {
        screens.firstIndex { $0.id == id } ?? 0
    }
}
