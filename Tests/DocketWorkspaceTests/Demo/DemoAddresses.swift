/// Where the demo's objects are, whenever and wherever it is made.
enum DemoAddresses {
    static let threads: [(title: String, id: String)] = []
    static let artifacts: [(title: String, id: String)] = []
}
