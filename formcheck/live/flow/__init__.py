"""Flow: what a session does next. Pure: time, frames and keys come in; stages, orders and things to show come out."""
