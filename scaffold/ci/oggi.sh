#!/bin/sh
# Il giorno di oggi in Italia, come lo vuole --date.
TZ=Europe/Rome date +%Y-%m-%d
