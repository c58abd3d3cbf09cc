//! A small random generator and Italian sentences made with it: same seed, same text, on any machine.

use crate::words::{ACTORS, AUDIENCES, CONNECTIVES, MANNERS, OBJECTS, REASONS, REMARKS, RESULTS, VERBS};

/// SplitMix64 (Steele, Lea, Flood 2014): three lines, no dependency, good enough for texts.
pub struct Random(u64);

impl Random {
    /// A generator for one item: the same whatever was generated before it.
    pub fn new(seed: u64, stream: &str, index: usize) -> Self {
        let mixed =
            stream.bytes().fold(seed ^ 0x51_7c_c1_b7_27_22_0a_95, |state, byte| (state ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
        let mut random = Random(mixed ^ (index as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number in `from..=to`.
    pub fn between(&mut self, from: usize, to: usize) -> usize {
        from + (self.next() % (to - from + 1) as u64) as usize
    }

    /// True `percent` times out of a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.between(1, 100) <= percent
    }

    /// An item of a list, the first ones more often.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let unit = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        &list[((unit * unit) * list.len() as f64) as usize]
    }

    /// Any item of a list, all alike.
    pub fn any<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.between(0, list.len() - 1)]
    }

    /// `count` different items of a list (fewer when the list is shorter), in the list's order.
    pub fn some<T: Copy + PartialEq>(&mut self, list: &[T], count: usize) -> Vec<T> {
        let mut chosen = Vec::new();
        for _ in 0..count * 4 {
            let item = *self.pick(list);
            if chosen.len() < count && !chosen.contains(&item) {
                chosen.push(item);
            }
        }
        chosen
    }
}

/// One sentence about what somebody did.
pub fn sentence(random: &mut Random) -> String {
    let (actor, verb, object) = (random.pick(ACTORS), random.pick(VERBS), random.pick(OBJECTS));
    let sentence = match random.between(0, 9) {
        0 | 1 => format!("{actor} {verb} {object} {}", random.pick(AUDIENCES)),
        2 => format!("{actor} {verb} {object} {}, {}", random.pick(MANNERS), random.pick(REASONS)),
        3 => format!("{} {actor} {verb} {object}", random.pick(CONNECTIVES)),
        4 => format!("{} {actor} {verb} {object} {} e {}", random.pick(CONNECTIVES), random.pick(AUDIENCES), random.pick(MANNERS)),
        5 => return result(random),
        6 => return (*random.pick(REMARKS)).to_owned(),
        7 => format!("{actor} {verb} {object}; {} {} {}", random.any(ACTORS), random.any(VERBS), random.any(OBJECTS)),
        8 => format!("{actor} {verb} {object} {}", random.pick(REASONS)),
        _ => format!("{actor} {verb} {object} {} {}", random.pick(AUDIENCES), random.pick(MANNERS)),
    };
    capitalised(&sentence) + "."
}

/// One sentence with figures.
pub fn result(random: &mut Random) -> String {
    let low = random.between(3, 40);
    let high = low + random.between(5, 50);
    random.any(RESULTS).replace("{a}", &high.to_string()).replace("{b}", &low.to_string())
}

/// A short phrase without a verb in front: «Riscrivere i moduli per le imprese».
pub fn phrase(random: &mut Random) -> String {
    let text = format!("{} {} {}", random.pick(OBJECTS), random.pick(AUDIENCES), random.pick(MANNERS));
    capitalised(&text)
}

/// A paragraph of about `words` words.
pub fn paragraph(random: &mut Random, words: usize) -> String {
    let mut text = String::new();
    while text.split(' ').count() < words {
        if !text.is_empty() {
            text.push(' ');
        }
        text += &sentence(random);
    }
    text
}

/// A text with its first letter in upper case.
pub fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// A text with its lines broken at a hundred characters, as an editor would leave it.
pub fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > 100 {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out += word;
        column += length;
    }
    out
}

/// A text as an id: lower case, without accents, joined with `-`.
pub fn slug(text: &str) -> String {
    let folded = prassi::diagnostic::fold(text);
    let parts: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    parts.join("-")
}
