"""Cheap solver of captcha pictures: a small network (scikit-learn) that knows the generator.

It is trained on windows around the centres of characters, which the generator tells, and on windows between them. It then
slides over fresh pictures and takes the places that together look most like characters.

Usage: solve.py FOLDER VIEW SECONDS TESTED (VIEW: grey, or hue, which keeps the commonest hue of each picture)
Prints the number of pictures of which it read the whole word.
"""

import json
import sys
import time
import warnings

import numpy as np
from sklearn.neural_network import MLPClassifier

warnings.filterwarnings("ignore")
HEIGHT, WIDTH = 35, 100
HALF = 11  # half the width of a window, in pixels of the halved picture
APART = 10  # least distance of two characters
JITTER = 1.5
RNG = np.random.default_rng()


def grey(pictures):
    return 1 - pictures.astype(np.float32).mean(-1) / 255


def hue(pictures):
    """Darkness of the pixels whose hue is near the commonest one of the picture."""
    seen = pictures.astype(np.float32) / 255
    most, least = seen.max(-1), seen.min(-1)
    colour = most - least
    red, green, blue = seen[..., 0], seen[..., 1], seen[..., 2]
    safe = np.maximum(colour, 1e-6)
    turn = np.where(most == red, (green - blue) / safe % 6, np.where(most == green, (blue - red) / safe + 2, (red - green) / safe + 4)) / 6
    kept = np.zeros_like(most)
    for index in range(len(seen)):
        counts, _ = np.histogram(turn[index], 36, (0, 1), weights=colour[index] * (colour[index] > 0.15))
        commonest = (np.argmax(sum(np.roll(counts, shift) for shift in (-1, 0, 1))) + 0.5) / 36
        away = np.abs((turn[index] - commonest + 0.5) % 1 - 0.5)
        kept[index] = (1 - least[index]) * np.clip(1.6 - away * 12, 0, 1) * (colour[index] > 0.08)
    return kept


def windows(pictures, rows, centres):
    places = np.round(np.clip(centres, 0, WIDTH - 1)).astype(int)
    return np.stack([pictures[row][:, place : place + 2 * HALF + 1].ravel() for row, place in zip(rows, places)])


def train(pictures, words, centres, nothing, seconds):
    """Network that tells which character a window shows, `nothing` between characters."""
    length = words.shape[1]
    rows = np.repeat(np.arange(len(words)), length)
    places = [centres.ravel() + RNG.uniform(-JITTER, JITTER, centres.size) for _ in range(2)]
    between = RNG.uniform(2, WIDTH - 2, len(rows))
    far = np.abs(centres[rows] - between[:, None]).min(1) > 4.5
    samples = windows(pictures, np.concatenate([rows, rows, rows[far]]), np.concatenate([*places, between[far]]))
    shown = np.concatenate([words.ravel(), words.ravel(), np.full(far.sum(), nothing)])
    network = MLPClassifier((256,), batch_size=256, learning_rate_init=1.5e-3)
    started = time.process_time()
    while time.process_time() - started < seconds:
        order = RNG.permutation(len(samples))
        for start in range(0, len(order), 4096):
            part = order[start : start + 4096]
            network.partial_fit(samples[part], shown[part], classes=np.arange(nothing + 1))
            if time.process_time() - started > seconds:
                break
    return network


def read(network, picture, nothing, length):
    """Characters at the `length` places, apart from each other, that are the most likely ones together."""
    chances = np.log(network.predict_proba(windows(picture[None], np.zeros(WIDTH, int), np.arange(WIDTH))) + 1e-6)
    gain = chances[:, :nothing] - chances[:, nothing:]
    best, which = np.convolve(gain.max(1), [0.25, 0.5, 0.25], "same"), gain.argmax(1)
    scores = np.full((length + 1, WIDTH + 1), -1e9)
    scores[0] = 0
    taken = np.zeros((length + 1, WIDTH + 1), bool)
    for count in range(1, length + 1):
        for end in range(1, WIDTH + 1):
            take = best[end - 1] + scores[count - 1, max(0, end - APART)]
            taken[count, end] = take > scores[count, end - 1]
            scores[count, end] = max(take, scores[count, end - 1])
    word, end = [], WIDTH
    for count in range(length, 0, -1):
        while end > 0 and not taken[count, end]:
            end -= 1
        word.insert(0, which[end - 1])
        end = max(0, end - APART)
    return word


def main(folder, view, seconds, tested):
    labels = json.load(open(f"{folder}/labels.json"))
    raw = np.fromfile(f"{folder}/pictures.bin", np.uint8).reshape(len(labels), HEIGHT, WIDTH, 3)
    seen = np.concatenate([view(raw[start : start + 500]) for start in range(0, len(raw), 500)])
    pictures = np.pad(seen, [(0, 0), (0, 0), (HALF, HALF)])
    alphabet = sorted({character for label in labels for character in label["answer"]})
    words = np.array([[alphabet.index(character) for character in label["answer"]] for label in labels])
    centres = np.array([label["centres"] for label in labels]) / 2
    nothing, length = len(alphabet), words.shape[1]
    network = train(pictures[:-tested], words[:-tested], centres[:-tested], nothing, seconds)
    right = sum(list(word) == read(network, picture, nothing, length) for picture, word in zip(pictures[-tested:], words[-tested:]))
    print(right)


if __name__ == "__main__":
    main(sys.argv[1], {"grey": grey, "hue": hue}[sys.argv[2]], float(sys.argv[3]), int(sys.argv[4]))
