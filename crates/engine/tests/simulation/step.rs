//! What can happen, and which of it happens under a seed.

/// Where the process ends, within the next thing that the object does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// Nothing of it is stored, and nobody has heard of it.
    BeforeCommit,
    /// All of it is stored, and nobody has heard of it.
    BeforeOutput,
    /// All of it is stored and told.
    AfterOutput,
}

impl Point {
    pub const ALL: [Self; 3] = [Self::BeforeCommit, Self::BeforeOutput, Self::AfterOutput];
}

/// How an endpoint's object takes what it is handed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Takes,
    /// It stores half of a batch, and then fails.
    Breaks,
    Fails,
    Full,
    Unconfirmed,
    /// It begins what nobody has begun, and ends before anything of it is stored.
    Dies,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the endpoints whose bits are set.
    Publish {
        targets: u8,
        bytes: u32,
    },
    /// More events than a lane holds.
    Burst {
        target: u8,
    },
    /// What was not acknowledged is published again.
    Repeat(u8),
    /// Calls begin behind the answers.
    Pump,
    /// A call reaches its endpoint.
    Arrive(u8),
    /// A call's answer reaches the tenant, or its deadline passes.
    Return(u8),
    /// The alarm goes off if it is due.
    Alarm,
    /// The alarm goes off before its time.
    Early,
    Pass(u32),
    Back(u32),
    Become(u8, Standing),
    Delete(u8),
    /// Somebody asks for one delivery that waits.
    HandOver(u8, u8),
    Crash(Point),
    /// So many calls of storage from here one fails.
    Fail(u8),
    /// The process that ended goes on calling.
    Ghost,
    OperatorAnswers(bool),
}

/// Splitmix64: small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[0]
    }
}

/// Endpoints of a tenant.
pub const TARGETS: u8 = 5;

/// The steps of a seed. How often what goes wrong is the seed's own, too.
pub fn plan(seed: u64) -> Vec<Step> {
    let mut dice = Dice(seed);
    let length = 10 + dice.below(90);
    let faults = dice.below(40);
    let has_bursts = dice.below(40) == 0;
    (0..length).map(|_| if dice.below(100) < faults { fault(&mut dice) } else { work(&mut dice, has_bursts) }).collect()
}

fn work(dice: &mut Dice, has_bursts: bool) -> Step {
    match dice.below(20) {
        0..=5 => {
            let large = dice.below(10) == 0;
            let bytes = if large { 600_000 } else { 500 };
            Step::Publish { targets: dice.byte() & dice.byte(), bytes }
        }
        6..=9 => Step::Pump,
        10..=13 => Step::Arrive(dice.byte()),
        14..=16 => Step::Return(dice.byte()),
        17 => Step::Alarm,
        18 if dice.below(3) == 0 => Step::Repeat(dice.byte()),
        18 if has_bursts => Step::Burst { target: dice.byte() % TARGETS },
        18 => Step::HandOver(dice.byte() % TARGETS, dice.byte()),
        _ => Step::Pass(u32::try_from(dice.below(90_000)).unwrap_or(0)),
    }
}

fn fault(dice: &mut Dice) -> Step {
    let target = dice.byte() % TARGETS;
    match dice.below(18) {
        0..=2 => Step::Crash(Point::ALL[dice.below(3) as usize]),
        3..=4 => Step::Fail(dice.byte() % 6),
        5 => Step::Become(target, Standing::Breaks),
        6..=7 => Step::Become(target, Standing::Fails),
        8 => Step::Become(target, [Standing::Full, Standing::Unconfirmed][dice.below(2) as usize]),
        9..=10 => Step::Become(target, Standing::Takes),
        11 => Step::Delete(target),
        12 => Step::Early,
        13 => Step::Back(u32::try_from(dice.below(7 * 86_400_000)).unwrap_or(0)),
        14..=15 => Step::Become(target, Standing::Dies),
        16 => Step::OperatorAnswers(dice.below(2) == 0),
        _ => Step::Ghost,
    }
}
