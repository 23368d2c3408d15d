"""The numbers behind the pictures of docs/guide: small models, trained here in a few CPU minutes and looked into.

Knows: which part of the guide needs which model. Does not know: how a picture is drawn (docs/guide_pictures).
Start at: __main__; one file per subject. The lines that are shown are our own; corpora are learned from only.
"""
