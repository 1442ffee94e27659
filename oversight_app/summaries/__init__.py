"""Papers: findings set out as one document, and that document written in each format.

document   what a paper says, before any format is chosen
papers     the papers there are, declared once; each is built in a module of its own
words      how parts are worded, the same in every format
pdf, xlsx  the formats
preparing  a paper made, its small numbers hidden, and checked
writing    it made in the formats asked for, read again, each file written whole or not at all
"""
