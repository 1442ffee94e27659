"""Files in: what a published file is, what it says, and whether it adds up.

reading    the way in: files -> ``Incoming``, checked, nothing written
preview    what keeping them would change, in words, and the rejected rows as a CSV
recognise  which published format a file is, told by its content
child      the separate process that opens a spreadsheet, within limits
local      returns in layouts of others' making

Each published format is a module: ``workforce_tables``, ``open_data``, ``population`` (with its
``lookup``) and ``boundaries``.
"""
