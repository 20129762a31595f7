"""Stances: ways of resting on the floor or a stool, each solved for contact from a few controls."""
