//! What was withheld is nowhere in what leaves, what is shared is all there, and a copy comes home without harm.

mod behind;
mod copies;
mod fields;
mod golden;
mod home;
mod index;
mod isolated;
mod marks;
mod names;
mod planted;
mod scanning;
mod training;
mod twice;
mod ways;
