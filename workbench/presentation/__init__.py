"""Presentation: the sentences, labels and pictures made of facts and values, without a screen. Knows no Qt."""
